import { basename } from 'node:path'
import { type Wording, wordingFor } from '#app/wording/wording.ts'
import { programVersion } from '../resources.ts'
import type { Surroundings } from '../storage/project/surroundings.ts'
import { annotate } from './annotate.ts'
import { type Command, type Misuse, understand, type Verb } from './arguments.ts'
import { checkProject } from './check-project.ts'
import { exportDataset } from './export-dataset.ts'
import { importArticles } from './import-articles.ts'
import { listProject } from './list-project.ts'
import { newProject } from './new-project.ts'
import type { Outcome, PlacedProblem } from './outcome.ts'

/** What a command works with besides the files. */
export interface CliSurroundings extends Surroundings {
  /** Where relative paths start. */
  readonly cwd: string
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
}

/** 0: done. 1: problems were found, or not all was done. 2: the command line was wrong. */
export type ExitCode = 0 | 1 | 2

/**
 * Runs one command line. With `--json` exactly one JSON document goes to stdout, whatever happens; messages go to stderr.
 *
 * @param args the arguments behind the program's name
 */
export async function run(args: readonly string[], surroundings: CliSurroundings): Promise<ExitCode> {
  const { style, understood } = understand(args)
  const wording = wordingFor(style.locale)
  const { stdout, stderr } = surroundings
  switch (understood.type) {
    case 'version':
      stdout(style.json ? toJson({ version: programVersion() }) : `${programVersion()}\n`)
      return 0
    case 'help':
      stdout(`${helpOn(understood.verb, wording)}\n`)
      return 0
    case 'misuse': {
      const message = misuseMessage(understood.misuse, wording)
      if (style.json) stdout(toJson({ ok: false, usage: message, problems: [] }))
      const hint = wording.say('cli.usage.hint', { verb: understood.verb ?? '' }).replace(/ +/g, ' ')
      stderr(`${message}\n${hint}\n`)
      return 2
    }
    case 'run': {
      const outcome = await runCommand(understood.command, wording, surroundings)
      print(outcome, style.json, wording, surroundings)
      return outcome.failed ? 1 : 0
    }
  }
}

function runCommand(command: Command, wording: Wording, surroundings: CliSurroundings): Promise<Outcome> {
  switch (command.verb) {
    case 'new':
      return newProject(command, wording, surroundings)
    case 'import':
      return importArticles(command, wording, surroundings)
    case 'annotate':
      return annotate(command, wording, surroundings)
    case 'export':
      return exportDataset(command, wording, surroundings)
    case 'check':
      return checkProject(command, wording, surroundings)
    case 'list':
      return listProject(command, wording, surroundings)
  }
}

function print(outcome: Outcome, json: boolean, wording: Wording, { stdout, stderr }: CliSurroundings): void {
  const { document, lines, remarks = [], problems } = outcome
  const problemLines = problems.map((problem) => problemLine(problem, wording))
  if (json) {
    stdout(
      toJson({ ok: !outcome.failed, ...document, problems: problems.map((item) => toReport(item, wording)) }),
    )
  } else if (outcome.problemsAreTheResult) {
    stdout(joined([...problemLines, ...lines]))
  } else stdout(joined(lines))
  const messages = json || !outcome.problemsAreTheResult ? [...problemLines, ...remarks] : remarks
  stderr(joined(messages))
}

function problemLine(problem: PlacedProblem, wording: Wording): string {
  const { file, line, article, id, severity } = problem
  const names = [article, id === article || id === basename(file, '.json') ? '' : id]
  const place = [line ? `${file}:${line}` : file, ...names].filter(Boolean).join(': ')
  const kind = severity === 'warning' ? `${wording.say('cli.warning')}: ` : ''
  return `${place}: ${kind}${wording.problem(problem)}`
}

function toReport(problem: PlacedProblem, wording: Wording): Record<string, unknown> {
  const { params: _, ...rest } = problem
  return { ...rest, reason: wording.problem(problem) }
}

function toJson(document: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

function helpOn(verb: Verb | null, wording: Wording): string {
  return wording.say(verb === null ? 'cli.help' : `cli.help.${verb}`)
}

function misuseMessage(misuse: Misuse, wording: Wording): string {
  return 'text' in misuse ? misuse.text : wording.say(misuse.key, misuse.values)
}
