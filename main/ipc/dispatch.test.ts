import { describe, expect, test, vi } from 'vitest'
import { type RequestName, requests } from '#app/ipc/contract.ts'
import { createDispatch, type Handlers } from './dispatch.ts'

/** Every handler answers null, or what the test puts in its place. */
function dispatchWith(own: Partial<Handlers> = {}, log: (error: unknown, during: string) => void = () => {}) {
  const names = Object.keys(requests) as RequestName[]
  const handlers = Object.fromEntries(names.map((name) => [name, () => null]))
  return createDispatch({ ...handlers, ...own } as unknown as Handlers, log)
}

describe('requests', () => {
  test('reach their handler with what the contract made of their parameters', async () => {
    const open = vi.fn<Handlers['articles.open']>()
    await dispatchWith({ 'articles.open': open })('articles.open', { id: 'a1' })
    expect(open).toHaveBeenCalledWith({ id: 'a1' })
  })

  test('that do not exist are refused', async () => {
    for (const name of ['fs.read', '__proto__', 'toString', 'constructor', '', null, 7, ['app.start'], {}]) {
      expect(await dispatchWith()(name, null)).toEqual({ refusal: 'no such request' })
    }
  })

  test('with bad parameters never reach a handler', async () => {
    const handler = vi.fn()
    const names = Object.keys(requests) as RequestName[]
    const dispatch = dispatchWith(Object.fromEntries(names.map((name) => [name, handler])))
    const bad = [7, 'x', { id: '../x' }, { id: 'a', more: 1 }, new Map(), [[[null]]], { token: 1 }, undefined]
    for (const name of names) {
      for (const params of bad) {
        const reply = await dispatch(name, params)
        const refused =
          'refusal' in reply
            ? reply.refusal
            : (reply.answer as { problem?: { code?: string } } | null)?.problem?.code
        expect(refused, `${name} ${JSON.stringify(params)}`).toBe('invalid_request')
      }
    }
    expect(handler).not.toHaveBeenCalled()
  })

  test('keep to their bounds', async () => {
    const dispatch = dispatchWith()
    const folder = 'x'.repeat(65 * 2 ** 20)
    expect(await dispatch('project.open', { folder })).toMatchObject({
      answer: { ok: false, problem: { code: 'invalid_request' } },
    })
    const files = [{ name: 'a.txt', bytes: new Uint8Array(65 * 2 ** 20) }]
    expect(await dispatch('import.read', { files })).toEqual({ answer: null })
  })

  test('whose handler throws answer with `unexpected`, and the log is told', async () => {
    const log = vi.fn()
    const mistake = new Error('no such thing')
    const throwing = async () => {
      throw mistake
    }
    const dispatch = dispatchWith({ 'articles.open': throwing, 'app.start': throwing }, log)
    expect(await dispatch('articles.open', { id: 'a1' })).toEqual({
      answer: { ok: false, problem: { code: 'unexpected', params: { reason: 'no such thing' } } },
    })
    expect(await dispatch('app.start', null)).toEqual({ refusal: 'unexpected' })
    expect(log.mock.calls).toEqual([
      [mistake, 'articles.open'],
      [mistake, 'app.start'],
    ])
  })
})
