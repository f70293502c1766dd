import type { Problem } from '#app/result.ts'

const firstStrongIsolate = '\u2068'
const popDirectionalIsolate = '\u2069'

/** A text of any script, to be put into a sentence: the plain-text twin of `<bdi>` (UAX #9, isolates). */
export function isolated(text: string): string {
  return `${firstStrongIsolate}${text}${popDirectionalIsolate}`
}

/** A problem whose texts are isolated; its numbers stay numbers. */
export function withIsolatedParams({ code, params }: Problem): Problem {
  return {
    code,
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'string' ? isolated(value) : value,
      ]),
    ),
  }
}
