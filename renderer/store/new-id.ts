/**
 * A fresh id for an annotation, relation or zone: a letter for its kind and 12 hex digits of randomness, short enough to
 * read in a diff. Two among a million collide with a chance of one in 500.
 */
export function newId(kind: 'a' | 'r' | 'z'): string {
  return `${kind}${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`
}
