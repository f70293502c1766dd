import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { emptyFolder } from './testing/run-cli.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = fileURLToPath(new URL('../..', import.meta.url))
/** As deep as the real build, for the program finds what ships with it from its own place. */
const outDir = join(root, 'out/test-cli')
const entry = join(outDir, 'cli.js')

/** Runs the built file with plain Node. */
async function hashiya(cwd: string, ...args: string[]) {
  const run = promisify(execFile)(process.execPath, [entry, ...args], { cwd })
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      stdout,
      stderr,
    }),
  )
}

describe('the built command line', () => {
  beforeAll(async () => {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      build: {
        ssr: 'main/cli.ts',
        outDir,
        target: 'node20',
        rollupOptions: { output: { entryFileNames: '[name].js' } },
      },
      ssr: { noExternal: true },
    })
  }, 60_000)
  afterAll(() => rm(outDir, { recursive: true, force: true }))

  it('can be run as a program and needs nothing but Node', async () => {
    expect(await readdir(outDir)).toEqual(['cli.js'])
    const code = await readFile(entry, 'utf8')
    expect(code.startsWith('#!/usr/bin/env node\n')).toBe(true)
    const imported = [...code.matchAll(/^import .*?from ?"([^"]+)"/gm)].map(([, name]) => name)
    expect(imported.length).toBeGreaterThan(0)
    expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([])
    expect(code).not.toMatch(/require\(/)
  })

  it('makes, fills, checks and lists a project, with exit codes', async () => {
    const folder = await emptyFolder()
    await writeFile(join(folder, 'خبر.txt'), 'عنوان\n\nنص الخبر')
    expect(await hashiya(folder, 'new', 'مشروع')).toMatchObject({ code: 0, stderr: '' })
    expect(await hashiya(folder, 'import', 'مشروع', 'خبر.txt', 'gone.txt')).toMatchObject({
      code: 1,
      stderr: `gone.txt: Not found: ${join(folder, 'gone.txt')}\n`,
    })
    const listed = await hashiya(folder, 'list', 'مشروع', '--json')
    expect(JSON.parse(listed.stdout)).toMatchObject({ ok: true, articles: [{ title: 'عنوان', length: 15 }] })
    expect(await hashiya(folder, 'check', 'مشروع')).toEqual({ code: 0, stdout: 'No problems.\n', stderr: '' })
    expect(await hashiya(folder, 'chek', 'مشروع')).toMatchObject({ code: 2, stdout: '' })
  })
})
