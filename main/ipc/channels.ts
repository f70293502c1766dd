import type { RequestAnswer, RequestName } from '#app/ipc/contract.ts'

/** The channel every request travels on, with its name and parameters. */
export const requestChannel = 'hashiya:request'

/** The channel every event travels on, with its name and payload. */
export const eventChannel = 'hashiya:event'

/** What a request comes to: the answer, or why there is none (a mistake in the program, not an expected failure). */
export type Reply<Name extends RequestName = RequestName> =
  | { readonly answer: RequestAnswer<Name> }
  | { readonly refusal: string }

/** What travels back: the answer as JSON (see `PreloadBridge`), or why there is none. */
export type ReplyMessage = { readonly json: string } | { readonly refusal: string }
