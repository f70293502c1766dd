import * as v from 'valibot'
import { type RequestAnswer, type RequestName, type RequestParams, requests } from '#app/ipc/contract.ts'
import { fail, type Result } from '#app/result.ts'
import type { Reply } from './channels.ts'
import { isWithinBounds, type PayloadLimits } from './payload-bounds.ts'

/** What answers each request. Parameters have been checked. */
export type Handlers = {
  readonly [Name in RequestName]: (
    params: RequestParams<Name>,
  ) => RequestAnswer<Name> | Promise<RequestAnswer<Name>>
}

/** Answers one message, whatever it holds; never rejects. */
export type Dispatch = (name: unknown, params: unknown) => Promise<Reply>

/** The requests that cannot fail in expected ways: there, a mistake of the program has no other way out than a refusal. */
type PlainRequest = {
  [Name in RequestName]: RequestAnswer<Name> extends Result<unknown> ? never : Name
}[RequestName]

const plainRequests: Readonly<Record<PlainRequest, true>> = {
  'app.start': true,
  'app.ready': true,
  'settings.change': true,
  'menu.enable': true,
  'project.close': true,
  'view.save': true,
  'import.discard': true,
}

const usualLimits: PayloadLimits = { depth: 64, size: 64 * 2 ** 20, values: 2_000_000 }
/** Files travel whole; each is held to its own limit where it is decoded. */
const filesLimits: PayloadLimits = { depth: 4, size: 512 * 2 ** 20, values: 20_000 }

/**
 * Checks each message against the contract before its handler sees it.
 *
 * @param log told of every exception, which the page only gets to know as `unexpected`
 */
export function createDispatch(handlers: Handlers, log: (error: unknown, during: string) => void): Dispatch {
  const answer = async <Name extends RequestName>(name: Name, params: unknown): Promise<Reply<Name>> => {
    const limits = name === 'import.read' ? filesLimits : usualLimits
    const checked = isWithinBounds(params, limits) ? v.safeParse(requests[name].params, params) : null
    if (!checked?.success) return failed(name, fail('invalid_request', { request: name }))
    try {
      return { answer: await handlers[name](checked.output as RequestParams<Name>) }
    } catch (error) {
      log(error, name)
      return failed(name, fail('unexpected', { reason: reasonOf(error) }))
    }
  }
  return async (name, params) => (isRequestName(name) ? answer(name, params) : { refusal: 'no such request' })
}

function failed<Name extends RequestName>(name: Name, failure: Result<never>): Reply<Name> {
  if (name in plainRequests) return { refusal: failure.ok ? '' : failure.problem.code }
  // Every request that is not plain answers with a Result.
  return { answer: failure as RequestAnswer<Name> }
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
