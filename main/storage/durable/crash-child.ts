/*
 * A process for the crash harness: opens the store, says what it found, and appends tokens, saying after each append that it
 * was acknowledged, until it is killed. Now and then it writes a whole snapshot or closes and opens again.
 *
 * Lines on stdout: `found <token> ...`, `asked <token> ...`, `acknowledged <token> ...`, `failed <code>`.
 */
import { writeSync } from 'node:fs'
import { openDurable } from './open-durable.ts'
import { tokenCodec } from './token-codec.ts'

const [root = '', file = '', prefix = ''] = process.argv.slice(2)
const foldAt = { bytes: 64 * 1024, entries: 12 }

/** At once, whatever happens next: a line that waits in a buffer would die with us. */
function say(word: string, tokens: readonly string[]): void {
  writeSync(1, `${[word, ...tokens].join(' ')}\n`)
}

async function open() {
  const opened = await openDurable({ root, file, codec: tokenCodec, foldAt })
  if (!opened.ok) {
    say('failed', [opened.problem.code])
    process.exit(1)
  }
  return opened.value.store
}

let store = await open()
say('found', store.data.tokens)

async function append(tokens: readonly string[]): Promise<void> {
  say('asked', tokens)
  const answer = await store.append(tokens)
  if (answer.ok) say('acknowledged', tokens)
  else say('failed', [answer.problem.code])
}

for (let round = 0; ; round += 1) {
  await Promise.all([append([`${prefix}-${round}a`, `${prefix}-${round}b`]), append([`${prefix}-${round}c`])])
  if (round % 9 === 8) {
    const token = `${prefix}-${round}u`
    say('asked', [token])
    const answer = await store.update((data) => tokenCodec.applyEntry(data, token))
    if (answer.ok) say('acknowledged', [token])
    else say('failed', [answer.problem.code])
  }
  if (round % 15 === 14) {
    await store.close()
    store = await open()
  }
}
