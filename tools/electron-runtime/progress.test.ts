import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startProgress } from './progress.mjs'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function recorder(isTTY: boolean) {
  const lines: string[] = []
  return { lines, out: { isTTY, write: (text: string) => lines.push(text) } }
}

it('prints the quarters in a log', () => {
  const { lines, out } = recorder(false)
  const progress = startProgress('Unpacking', out)
  for (let step = 0; step <= 100; step += 1) progress.update(step / 100)
  progress.done()
  expect(lines).toEqual([
    'Unpacking ...\n',
    'Unpacking ... 25 %\n',
    'Unpacking ... 50 %\n',
    'Unpacking ... 75 %\n',
    'Unpacking ... 100 %\n',
    'Unpacking: done in 0 s\n',
  ])
})

it('shows life where the length is not known, until the end', () => {
  const { lines, out } = recorder(false)
  const progress = startProgress('Downloading', out)
  vi.advanceTimersByTime(21_000)
  progress.failed()
  vi.advanceTimersByTime(60_000)
  expect(lines).toEqual([
    'Downloading ...\n',
    'Downloading ... 10 s\n',
    'Downloading ... 20 s\n',
    'Downloading: failed after 21 s\n',
  ])
})

it('keeps to one line on a terminal', () => {
  const { lines, out } = recorder(true)
  const progress = startProgress('Unpacking', out)
  progress.update(0.5)
  progress.done()
  expect(lines.join('').match(/\n/g)).toHaveLength(1)
})
