import { basename, resolve } from 'node:path'
import { parseJson } from '#app/project/json.ts'
import type { Result } from '#app/result.ts'
import type { Wording } from '#app/wording/wording.ts'
import { readTextFile } from '../import/read-file.ts'
import { readDefaultCodebook, resourcesFolder } from '../resources.ts'
import { createProject } from '../storage/project/create-project.ts'
import type { Command } from './arguments.ts'
import { type Outcome, refused } from './outcome.ts'
import type { CliSurroundings } from './run.ts'

/** `new`: makes a project folder with the given codebook or the default one. */
export async function newProject(
  command: Extract<Command, { verb: 'new' }>,
  wording: Wording,
  surroundings: CliSurroundings,
): Promise<Outcome> {
  const folder = resolve(surroundings.cwd, command.folder)
  const name = command.name ?? basename(folder)
  const codebook = await readCodebook(command.codebook, surroundings.cwd)
  if (!codebook.ok) return refused(command.codebook ?? '', codebook.problem)
  const created = await createProject(
    {
      folder,
      name,
      codebookFile: codebook.value,
      ...(command.annotator !== undefined && { annotatorName: command.annotator }),
    },
    surroundings,
  )
  if (!created.ok) return refused(command.folder, created.problem)
  return {
    failed: false,
    document: { folder, name },
    lines: [wording.say('cli.new.done', { name, folder })],
    problems: [],
  }
}

async function readCodebook(path: string | undefined, cwd: string): Promise<Result<unknown>> {
  if (path === undefined) return { ok: true, value: await readDefaultCodebook(resourcesFolder()) }
  const text = await readTextFile(resolve(cwd, path))
  return text.ok ? parseJson(text.value) : text
}
