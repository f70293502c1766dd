/**
 * Runs a tool: an expected failure is a message without a stack, and what the tool resolves with is the exit code.
 *
 * @param {string} name
 * @param {() => Promise<number | undefined | void>} tool
 */
export async function main(name, tool) {
  try {
    process.exitCode = (await tool()) ?? 0
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${name}: ${message}\n`)
    if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    process.exitCode = 1
  }
}
