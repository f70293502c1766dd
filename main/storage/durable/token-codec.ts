import { fail, ok, type Result } from '#app/result.ts'
import type { Codec } from './codec.ts'

/** Data for tests: a list to which edits add tokens, so that a lost or doubled edit shows. */
export interface Tokens {
  readonly tokens: readonly string[]
}

/** An edit that {@link tokenCodec} never applies. */
export const refusedToken = 'refused'

/** Reads and writes {@link Tokens} as `{"version":1,"tokens":[...]}`, one token a line. Version 2 is "newer". */
export const tokenCodec: Codec<Tokens, string> = {
  empty: () => ({ tokens: [] }),
  parse(text): Result<Tokens> {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (error) {
      return fail('invalid_json', { reason: String(error) })
    }
    if (typeof value !== 'object' || value === null) return fail('invalid_file', { reason: 'shape' })
    if ('version' in value && value.version === 2) return fail('newer_version', { found: 2, known: 1 })
    if (!('tokens' in value) || !Array.isArray(value.tokens)) return fail('invalid_file', { reason: 'shape' })
    return ok({ tokens: value.tokens.map(String) })
  },
  format: ({ tokens }) =>
    `{"version":1,"tokens":[\n${tokens.map((token) => JSON.stringify(token)).join(',\n')}\n]}\n`,
  applyEntry: (data, token) =>
    token === refusedToken ? fail('change_conflict') : ok({ tokens: [...data.tokens, token] }),
  merge({ base, ours, theirs }) {
    const before = new Set(base?.tokens)
    const stays = (own: Tokens, other: Tokens) => {
      const others = new Set(other.tokens)
      return own.tokens.filter((token) => others.has(token) || !before.has(token))
    }
    const tokens = [...new Set([...stays(ours, theirs), ...stays(theirs, ours)])]
    return { data: { tokens }, notes: [] }
  },
}
