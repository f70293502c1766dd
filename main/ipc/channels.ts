import type { RequestAnswer, RequestName } from '#app/ipc/contract.ts'

/** The channel every request travels on, with its name and parameters. */
export const requestChannel = 'hashiya:request'

/** The channel every event travels on, with its name and payload. */
export const eventChannel = 'hashiya:event'

/** What main sends back: the answer, or why there is none (a mistake in the program, not an expected failure). */
export type Reply<Name extends RequestName = RequestName> =
  | { readonly answer: RequestAnswer<Name> }
  | { readonly refusal: string }
