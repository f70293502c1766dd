import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CommandLine, parseCommandLine } from './command-line.ts'

const cwd = resolve('/home/salma')
const unpackaged = (...args: string[]) =>
  parseCommandLine(['/opt/electron', '.', ...args], { cwd, unpackaged: true })
const packaged = (...args: string[]) =>
  parseCommandLine(['/opt/hashiya', ...args], { cwd, unpackaged: false })

const nothing: CommandLine = {
  project: null,
  annotator: null,
  locale: null,
  screenshot: null,
  windowSize: null,
  remoteDebugging: false,
  mistakes: [],
}

describe('what a start asks for', () => {
  test('nothing', () => {
    expect(unpackaged()).toEqual(nothing)
    expect(packaged()).toEqual(nothing)
  })

  test('values after a space and after an equals sign', () => {
    const expected = {
      ...nothing,
      project: resolve(cwd, 'articles'),
      annotator: 'سلمى',
      locale: 'ar',
      screenshot: resolve('/tmp/a b.png'),
      windowSize: { width: 1360, height: 860 },
    }
    expect(
      packaged(
        ...['--project', 'articles', '--annotator', 'سلمى', '--locale', 'ar'],
        ...['--screenshot', '/tmp/a b.png', '--window-size', '1360,860'],
      ),
    ).toEqual(expected)
    expect(
      unpackaged(
        ...['--project=articles', '--annotator=سلمى', '--locale=ar'],
        ...['--screenshot=/tmp/a b.png', '--window-size=1360x860'],
      ),
    ).toEqual(expected)
  })

  test('a bare path is the project, behind the folder of an app that is not packaged', () => {
    expect(packaged('x/project.hashiya').project).toBe(resolve(cwd, 'x/project.hashiya'))
    expect(unpackaged('x/project.hashiya').project).toBe(resolve(cwd, 'x/project.hashiya'))
    expect(unpackaged().project).toBeNull()
  })

  test('the flag wins over a bare path, and everything behind -- is a path', () => {
    expect(packaged('a', '--project', 'b').project).toBe(resolve(cwd, 'b'))
    expect(packaged('--', '--odd-folder').project).toBe(resolve(cwd, '--odd-folder'))
  })

  test("Chromium's and Electron's flags are passed over", () => {
    expect(
      unpackaged('--no-sandbox', '--inspect=0', '--user-data-dir=/tmp/x', '-psn_0_1', '--lang=ar'),
    ).toEqual(nothing)
    const argv = ['/opt/electron', '--inspect=0', '.', '--no-sandbox', '--project', 'p']
    expect(parseCommandLine(argv, { cwd, unpackaged: true }).project).toBe(resolve(cwd, 'p'))
  })

  test.each([
    '--remote-debugging-port=0',
    '--remote-debugging-port',
    '--remote-debugging-pipe',
    '-remote-debugging-port=1',
  ])('%s is noticed', (flag) => {
    expect(packaged(flag).remoteDebugging).toBe(true)
  })

  test('a value that makes no sense is named and left out', () => {
    expect(packaged('--locale', 'fr')).toEqual({ ...nothing, mistakes: ['--locale is one of en, ar'] })
    expect(packaged('--window-size=big').mistakes).toHaveLength(1)
    expect(packaged('--project', '--locale', 'en')).toEqual({
      ...nothing,
      locale: 'en',
      mistakes: ['--project needs a value'],
    })
    expect(packaged('--screenshot').mistakes).toEqual(['--screenshot needs a value'])
    expect(packaged('--project=').mistakes).toEqual(['--project needs a value'])
  })

  test('no arguments break it, and paths are always absolute', () => {
    const words = fc.oneof(
      fc.string(),
      fc.constantFrom('--project', '--locale=ar', '--', '-', '--=', '--window-size=1,2', '--annotator'),
    )
    fc.assert(
      fc.property(fc.array(words), fc.boolean(), (argv, isUnpackaged) => {
        const { project, screenshot } = parseCommandLine(argv, { cwd, unpackaged: isUnpackaged })
        for (const path of [project, screenshot]) expect(path === null || path === resolve(path)).toBe(true)
      }),
    )
  })
})
