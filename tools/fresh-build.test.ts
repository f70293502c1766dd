import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isFresh } from './fresh-build.mjs'

let root: string
const part = { sources: ['app', 'package.json', 'missing.json'], results: ['out/main.js', 'out/index.html'] }

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'hashiya-build-'))
  mkdirSync(path.join(root, 'app/text'), { recursive: true })
  mkdirSync(path.join(root, 'out'))
  for (const name of ['app/text/words.ts', 'app/text/words.test.ts', 'package.json', ...part.results])
    writeFileSync(path.join(root, name), '')
  for (const name of ['app/text/words.ts', 'app/text/words.test.ts', 'app/text', 'app', 'package.json'])
    touch(name, 1000)
  for (const name of part.results) touch(name, 2000)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function touch(name: string, seconds: number) {
  utimesSync(path.join(root, name), seconds, seconds)
}

it('is fresh when every result is newer than every source', () => {
  expect(isFresh(root, part)).toBe(true)
})

it.each(['app/text/words.ts', 'package.json', 'app/text'])('is stale when %s changes', (name) => {
  touch(name, 3000)
  expect(isFresh(root, part)).toBe(false)
})

it('is stale when one result is older than a source, or missing', () => {
  touch('out/index.html', 500)
  expect(isFresh(root, part)).toBe(false)
  rmSync(path.join(root, 'out/index.html'))
  expect(isFresh(root, part)).toBe(false)
})

it('does not care about tests', () => {
  touch('app/text/words.test.ts', 3000)
  expect(isFresh(root, part)).toBe(true)
})
