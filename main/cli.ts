#!/usr/bin/env node
import { randomBytes } from 'node:crypto'
import { run } from './cli/run.ts'

/** `hashiya VERB ...`: the program's services without a window. */
process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  clock: () => new Date(),
  random: () => randomBytes(8).toString('hex'),
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
})
