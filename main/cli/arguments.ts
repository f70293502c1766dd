import { type ParseArgsConfig, parseArgs } from 'node:util'
import { datasetFormats } from '#app/formats/registry.ts'
import { type Encoding, encodings } from '#app/ipc/contract.ts'
import { type Locale, locales } from '#app/wording/locale.ts'
import type { MessageKey, MessageValues } from '#app/wording/wording.ts'
import { errnoOf } from '../storage/durable/problem-of.ts'

/** The commands of the command line. */
export const verbs = ['new', 'import', 'annotate', 'export', 'check', 'list'] as const
export type Verb = (typeof verbs)[number]

/** A command with all that it needs; paths are as the user gave them. */
export type Command =
  | {
      readonly verb: 'new'
      readonly folder: string
      readonly name?: string
      readonly codebook?: string
      readonly annotator?: string
    }
  | {
      readonly verb: 'import'
      readonly folder: string
      readonly files: readonly string[]
      readonly encoding?: Encoding
    }
  | {
      readonly verb: 'annotate'
      readonly folder: string
      readonly annotator: string
      readonly from: string
      readonly replace: boolean
      readonly partial: boolean
    }
  | {
      readonly verb: 'export'
      readonly folder: string
      readonly format: string
      readonly out: string
      readonly annotators: readonly string[]
    }
  | { readonly verb: 'check'; readonly folder: string; readonly strict: boolean }
  | { readonly verb: 'list'; readonly folder: string }

/** What is wrong with a command line. */
export type Misuse =
  | { readonly key: MessageKey; readonly values?: MessageValues }
  /** Node's own words about an option. */
  | { readonly text: string }

/** A command line, understood. */
export type Understood =
  | { readonly type: 'run'; readonly command: Command }
  | { readonly type: 'help'; readonly verb: Verb | null }
  | { readonly type: 'version' }
  | { readonly type: 'misuse'; readonly verb: Verb | null; readonly misuse: Misuse }

/** How the answer is to be given, whatever the command. */
export interface AnswerStyle {
  readonly json: boolean
  readonly locale: Locale
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const everywhere = { json: flag, help: { ...flag, short: 'h' }, version: flag, locale: text } as const

/** The options of all commands; each takes only those of {@link optionsOf}. */
const options = {
  ...everywhere,
  name: text,
  codebook: text,
  encoding: text,
  annotator: { ...text, multiple: true },
  from: text,
  replace: flag,
  partial: flag,
  format: text,
  out: text,
  strict: flag,
} as const satisfies ParseArgsConfig['options']

type Option = keyof typeof options
type Values = ReturnType<typeof parseAll>['values']

const optionsOf: Readonly<Record<Verb, readonly Option[]>> = {
  new: ['name', 'codebook', 'annotator'],
  import: ['encoding'],
  annotate: ['annotator', 'from', 'replace', 'partial'],
  export: ['format', 'out', 'annotator'],
  check: ['strict'],
  list: [],
}

/** Reads the arguments behind the program's name. */
export function understand(args: readonly string[]): {
  readonly style: AnswerStyle
  readonly understood: Understood
} {
  const parsed = tryParse(args)
  if ('mistake' in parsed) {
    const verb = verbOf(args.find((argument) => !argument.startsWith('-')))
    const style: AnswerStyle = { json: args.includes('--json'), locale: 'en' }
    return { style, understood: { type: 'misuse', verb, misuse: { text: parsed.mistake } } }
  }
  const { values, positionals } = parsed
  const locale = locales.find((candidate) => candidate === values.locale)
  const style: AnswerStyle = { json: values.json ?? false, locale: locale ?? 'en' }
  if (values.locale !== undefined && !locale) {
    return { style, understood: misuse(verbOf(positionals[0]), ...notOneOf('locale', locales)) }
  }
  return { style, understood: understandParsed(values, positionals) }
}

function tryParse(args: readonly string[]): ReturnType<typeof parseAll> | { readonly mistake: string } {
  try {
    return parseAll(args)
  } catch (error) {
    // Node says what is wrong with an option in a TypeError of its own.
    if (error instanceof TypeError && errnoOf(error)?.startsWith('ERR_PARSE_ARGS')) {
      return { mistake: error.message }
    }
    throw error
  }
}

function parseAll(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
}

function verbOf(text: string | undefined): Verb | null {
  return verbs.find((candidate) => candidate === text) ?? null
}

function understandParsed(values: Values, [first, ...operands]: readonly string[]): Understood {
  const verb = verbOf(first)
  if (values.version) return { type: 'version' }
  if (values.help) return { type: 'help', verb }
  if (first === undefined) return misuse(null, 'cli.usage.noVerb')
  if (verb === null) return misuse(null, 'cli.usage.unknownVerb', { verb: first })
  const allowed: ReadonlySet<string> = new Set([...Object.keys(everywhere), ...optionsOf[verb]])
  const stranger = Object.keys(values).find((option) => !allowed.has(option))
  if (stranger !== undefined) return misuse(verb, 'cli.usage.strangeOption', { option: stranger, verb })
  const [folder, ...rest] = operands
  if (folder === undefined) return misuse(verb, 'cli.usage.noFolder')
  if (verb !== 'import' && rest[0] !== undefined) {
    return misuse(verb, 'cli.usage.tooMany', { argument: rest[0] })
  }
  return commandOf(verb, folder, rest, values)
}

function commandOf(verb: Verb, folder: string, rest: readonly string[], values: Values): Understood {
  const { name, codebook, encoding, annotator: annotators = [], from, format, out } = values
  const missing = (option: Option) => misuse(verb, 'cli.usage.missing', { option })
  const [annotator] = annotators
  if (verb !== 'export' && annotators.length > 1)
    return misuse(verb, 'cli.usage.once', { option: 'annotator' })
  switch (verb) {
    case 'new':
      return run({
        verb,
        folder,
        ...(name !== undefined && { name }),
        ...(codebook !== undefined && { codebook }),
        ...(annotator !== undefined && { annotator }),
      })
    case 'import': {
      if (rest.length === 0) return misuse(verb, 'cli.usage.noFiles')
      const known = encodings.find((candidate) => candidate === encoding)
      if (encoding !== undefined && !known) return misuse(verb, ...notOneOf('encoding', encodings))
      return run({ verb, folder, files: rest, ...(known && { encoding: known }) })
    }
    case 'annotate': {
      if (annotator === undefined) return missing('annotator')
      if (from === undefined) return missing('from')
      const { replace = false, partial = false } = values
      return run({ verb, folder, annotator, from, replace, partial })
    }
    case 'export': {
      if (format === undefined) return missing('format')
      if (out === undefined) return missing('out')
      const ids = datasetFormats.map(({ id }) => id)
      if (!ids.some((id) => id === format)) return misuse(verb, ...notOneOf('format', ids))
      return run({ verb, folder, format, out, annotators })
    }
    case 'check':
      return run({ verb, folder, strict: values.strict ?? false })
    case 'list':
      return run({ verb, folder })
  }
}

function run(command: Command): Understood {
  return { type: 'run', command }
}

function misuse(verb: Verb | null, key: MessageKey, values: MessageValues = {}): Understood {
  return { type: 'misuse', verb, misuse: { key, values } }
}

function notOneOf(option: Option, values: readonly string[]): [MessageKey, MessageValues] {
  return ['cli.usage.notOneOf', { option, values: values.join(', ') }]
}
