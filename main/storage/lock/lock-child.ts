/*
 * A process for the tests of the lock: takes it, notes in a log that it went in and out, gives it back, and so on until it
 * is killed. The log shows whether two were ever inside at once.
 */
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { acquireLock } from './lock.ts'

const [root = '', rounds = '0'] = process.argv.slice(2)
const log = join(root, 'log')

for (let round = 0; round < Number(rounds); round += 1) {
  const lock = await acquireLock(root, 'locks/test.lock', { wait: 60_000 })
  if (!lock.ok) throw new Error(JSON.stringify(lock.problem))
  await appendFile(log, `in ${process.pid}\n`)
  await appendFile(log, `out ${process.pid}\n`)
  await lock.value.release()
}
