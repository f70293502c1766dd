import { describe, expect, test, vi } from 'vitest'
import { fail, type Problem } from '#app/result.ts'
import { Leaving, type LeavingChoice } from './leaving.ts'

const diskFull: Problem = fail('disk_full').problem

function setUp({ mustAsk = true, choice = 'stay' as LeavingChoice } = {}) {
  const late = new AbortController()
  const askPage = vi.fn()
  const askUser = vi.fn(async (_reason: Problem | null, _answered: AbortSignal) => choice)
  const leaving = new Leaving({ mustAsk: () => mustAsk, askPage, askUser, deadline: () => late.signal })
  return { leaving, askPage, askUser, late }
}

describe('leaving a project', () => {
  test('needs nobody where there is nothing to save', async () => {
    const { leaving, askPage, askUser } = setUp({ mustAsk: false })
    expect(await leaving.leave()).toBe(true)
    expect(askPage).not.toHaveBeenCalled()
    expect(askUser).not.toHaveBeenCalled()
  })

  test('is done when the page is', async () => {
    const { leaving, askPage, askUser } = setUp()
    const left = leaving.leave()
    expect(askPage).toHaveBeenCalledOnce()
    expect(leaving.isAsking).toBe(true)
    leaving.noteSaved(null)
    leaving.noteDone()
    expect(await left).toBe(true)
    expect(askUser).not.toHaveBeenCalled()
    expect(leaving.isAsking).toBe(false)
  })

  test('is up to the user where saving fails', async () => {
    const { leaving, askUser } = setUp({ choice: 'stay' })
    const left = leaving.leave()
    leaving.noteSaved(diskFull)
    expect(await left).toBe(false)
    expect(askUser.mock.calls[0]?.[0]).toEqual(diskFull)
  })

  test('is up to the user where the page takes too long, with the reason if there is one', async () => {
    const { leaving, askUser, late } = setUp({ choice: 'leave' })
    const left = leaving.leave()
    late.abort()
    expect(await left).toBe(true)
    expect(askUser.mock.calls[0]?.[0]).toBeNull()
  })

  test('takes the question back when the page has saved after all', async () => {
    const { leaving, askUser } = setUp()
    let signal: AbortSignal | undefined
    askUser.mockImplementation((_reason, answered) => {
      signal = answered
      // As the native dialog does: taken back, it answers with its cancel button.
      return new Promise((resolve) => answered.addEventListener('abort', () => resolve('stay')))
    })
    const left = leaving.leave()
    leaving.noteSaved(diskFull)
    await vi.waitFor(() => expect(askUser).toHaveBeenCalled())
    leaving.noteSaved(null)
    leaving.noteDone()
    expect(signal?.aborted).toBe(true)
    expect(await left).toBe(true)
  })

  test('can be tried again, and asks the page anew', async () => {
    const { leaving, askPage } = setUp({ choice: 'stay' })
    const first = leaving.leave()
    leaving.noteSaved(diskFull)
    expect(await first).toBe(false)
    const second = leaving.leave()
    expect(askPage).toHaveBeenCalledTimes(2)
    leaving.noteDone()
    expect(await second).toBe(true)
  })

  test('asked twice at once is one leaving', async () => {
    const { leaving, askPage } = setUp()
    const both = Promise.all([leaving.leave(), leaving.leave()])
    leaving.noteDone()
    expect(await both).toEqual([true, true])
    expect(askPage).toHaveBeenCalledOnce()
  })
})
