import { resolve } from 'node:path'
import { type Locale, locales } from '#app/wording/locale.ts'

/** Width and height of a window's content, in CSS pixels. */
export interface WindowSize {
  readonly width: number
  readonly height: number
}

/** What a start of the program was asked for. Paths are absolute. */
export interface CommandLine {
  /** A project folder, or the path of its `project.hashiya`. */
  readonly project: string | null
  /** Id or display name. */
  readonly annotator: string | null
  readonly locale: Locale | null
  /** Where to write a picture of the window before leaving. */
  readonly screenshot: string | null
  readonly windowSize: WindowSize | null
  /** Whether a debugger was asked into the renderer; the fuses of the package do not cover this. */
  readonly remoteDebugging: boolean
  /** What could not be understood, in words for the terminal. */
  readonly mistakes: readonly string[]
}

export interface CommandLineSurroundings {
  /** Relative paths start here. */
  readonly cwd: string
  /** Started as `electron <app folder> ...`, so that the first argument that is no flag is the app itself. */
  readonly unpackaged: boolean
}

const ownFlags = ['project', 'annotator', 'locale', 'screenshot', 'window-size'] as const
type OwnFlag = (typeof ownFlags)[number]

/**
 * Reads the arguments of a start (`process.argv` with the executable at its head). Both `--flag value` and `--flag=value`
 * are understood; flags of Chromium and Electron are passed over. A bare path is a project to open, as the file managers
 * hand it over.
 */
export function parseCommandLine(
  argv: readonly string[],
  { cwd, unpackaged }: CommandLineSurroundings,
): CommandLine {
  const given = new Map<OwnFlag, string>()
  const bare: string[] = []
  const mistakes: string[] = []
  let remoteDebugging = false
  let onlyPaths = false

  for (let at = 1; at < argv.length; at++) {
    const argument = argv[at] ?? ''
    if (onlyPaths || !argument.startsWith('-')) {
      if (argument !== '') bare.push(argument)
      continue
    }
    if (argument === '--') {
      onlyPaths = true
      continue
    }
    const [name, inline] = splitFlag(argument)
    if (name.startsWith('remote-debugging-')) remoteDebugging = true
    const flag = ownFlags.find((candidate) => candidate === name)
    if (!flag) continue
    const following = argv[at + 1]
    const value = inline ?? (following?.startsWith('--') ? undefined : following)
    if (inline === undefined && value !== undefined) at += 1
    if (value) given.set(flag, value)
    else mistakes.push(`--${flag} needs a value`)
  }

  const path = (text: string | undefined): string | null => (text === undefined ? null : resolve(cwd, text))
  const locale = locales.find((candidate) => candidate === given.get('locale')) ?? null
  if (given.has('locale') && !locale) mistakes.push(`--locale is one of ${locales.join(', ')}`)
  const windowSize = parseSize(given.get('window-size'))
  if (given.has('window-size') && !windowSize) mistakes.push('--window-size is WIDTH,HEIGHT in pixels')
  return {
    project: path(given.get('project') ?? bare[unpackaged ? 1 : 0]),
    annotator: given.get('annotator') ?? null,
    locale,
    screenshot: path(given.get('screenshot')),
    windowSize,
    remoteDebugging,
    mistakes,
  }
}

function splitFlag(argument: string): readonly [name: string, inline: string | undefined] {
  const body = argument.replace(/^--?/, '')
  const equals = body.indexOf('=')
  return equals === -1 ? [body, undefined] : [body.slice(0, equals), body.slice(equals + 1)]
}

function parseSize(text: string | undefined): WindowSize | null {
  const match = /^(\d{3,4})[,x](\d{3,4})$/.exec(text ?? '')
  return match ? { width: Number(match[1]), height: Number(match[2]) } : null
}
