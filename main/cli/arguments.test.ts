import { describe, expect, it } from 'vitest'
import { understand } from './arguments.ts'

function command(line: string) {
  const { understood } = understand(line.split(' '))
  return understood.type === 'run' ? understood.command : understood
}

function misuse(line: string) {
  const { understood } = understand(line === '' ? [] : line.split(' '))
  if (understood.type !== 'misuse') throw new Error(`understood: ${line}`)
  return 'key' in understood.misuse ? understood.misuse.key : 'node'
}

describe('understand', () => {
  it('reads every command with all its options, in any order', () => {
    expect(command('new p --name N --codebook c.json --annotator A')).toEqual({
      verb: 'new',
      folder: 'p',
      name: 'N',
      codebook: 'c.json',
      annotator: 'A',
    })
    expect(command('import p a.txt --encoding windows-1256 b.txt')).toEqual({
      verb: 'import',
      folder: 'p',
      files: ['a.txt', 'b.txt'],
      encoding: 'windows-1256',
    })
    expect(command('--partial annotate --annotator A p --from=f.jsonl')).toEqual({
      verb: 'annotate',
      folder: 'p',
      annotator: 'A',
      from: 'f.jsonl',
      replace: false,
      partial: true,
    })
    expect(command('export p --format csv --out o --annotator A --annotator B')).toEqual({
      verb: 'export',
      folder: 'p',
      format: 'csv',
      out: 'o',
      annotators: ['A', 'B'],
    })
    expect(command('check p --strict')).toEqual({ verb: 'check', folder: 'p', strict: true })
    expect(command('list -- -p')).toEqual({ verb: 'list', folder: '-p' })
  })

  it('finds the command also behind an option with a value', () => {
    expect(command('--locale ar list p')).toEqual({ verb: 'list', folder: 'p' })
    expect(understand(['--locale', 'ar', 'list', 'p', '--json']).style).toEqual({ json: true, locale: 'ar' })
  })

  it.each([
    ['', 'cli.usage.noVerb'],
    ['--json', 'cli.usage.noVerb'],
    ['delete p', 'cli.usage.unknownVerb'],
    ['list', 'cli.usage.noFolder'],
    ['list p q', 'cli.usage.tooMany'],
    ['import p', 'cli.usage.noFiles'],
    ['import p f --encoding latin1', 'cli.usage.notOneOf'],
    ['annotate p --from f', 'cli.usage.missing'],
    ['annotate p --annotator A', 'cli.usage.missing'],
    ['annotate p --annotator A --annotator B --from f', 'cli.usage.once'],
    ['export p --format jsonl', 'cli.usage.missing'],
    ['export p --out o', 'cli.usage.missing'],
    ['export p --out o --format docx', 'cli.usage.notOneOf'],
    ['list p --strict', 'cli.usage.strangeOption'],
    ['list p --locale fr', 'cli.usage.notOneOf'],
    ['list p --colour', 'node'],
    ['list p --json=yes', 'node'],
    ['export p --format', 'node'],
  ])('refuses "%s"', (line, key) => {
    expect(misuse(line)).toBe(key)
  })

  it('answers help and version whatever else is missing', () => {
    expect(understand(['--help']).understood).toEqual({ type: 'help', verb: null })
    expect(understand(['export', '-h']).understood).toEqual({ type: 'help', verb: 'export' })
    expect(understand(['--version']).understood).toEqual({ type: 'version' })
  })

  it('asks for JSON also where the options cannot be read', () => {
    expect(understand(['list', '--json', '--colour']).style.json).toBe(true)
  })
})
