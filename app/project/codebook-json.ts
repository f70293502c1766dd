/**
 * Writes a codebook file as it came: all fields, in the order their author gave them, two spaces of indentation, a line feed
 * at the end. (People write codebooks by hand; sorting their fields would tear name and guideline apart.)
 */
export function formatCodebook(file: unknown): string {
  return `${JSON.stringify(file, null, 2)}\n`
}
