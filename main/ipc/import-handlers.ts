import { setImmediate as breathe } from 'node:timers/promises'
import type { ImportCandidate } from '#app/ipc/contract.ts'
import { ok } from '#app/result.ts'
import type { ImportCandidates, ImportFile } from '../import/candidates.ts'
import { readImportFile } from '../import/read-file.ts'
import type { Handlers } from './dispatch.ts'
import type { ProjectDesk } from './project-desk.ts'

export interface ImportHandlersOptions {
  readonly desk: ProjectDesk
  readonly candidates: ImportCandidates
  /** Paths; empty where the user cancels. */
  readonly chooseFiles: () => Promise<readonly string[]>
  readonly onProgress: (done: number, total: number) => void
}

type ImportHandlers = Pick<
  Handlers,
  'import.choose' | 'import.read' | 'import.setEncoding' | 'import.commit' | 'import.discard'
>

/** Files on their way to becoming articles. */
export function importHandlers(options: ImportHandlersOptions): ImportHandlers {
  const { desk, candidates, chooseFiles, onProgress } = options

  /** One by one, so that a long list of files does not keep other requests waiting. */
  const takeIn = async <Item>(
    items: readonly Item[],
    fileOf: (item: Item) => ImportFile | Promise<ImportFile>,
  ): Promise<readonly ImportCandidate[]> => {
    const taken: ImportCandidate[] = []
    for (const item of items) {
      taken.push(...candidates.add([await fileOf(item)]))
      await breathe()
    }
    return taken
  }

  return {
    'import.choose': async () => {
      const project = desk.get()
      return project.ok ? ok(await takeIn(await chooseFiles(), readImportFile)) : project
    },
    'import.read': async ({ files }) => {
      const project = desk.get()
      if (!project.ok) return project
      return ok(await takeIn(files, ({ name, bytes }) => ({ fileName: name, bytes: ok(bytes) })))
    },
    'import.setEncoding': ({ token, encoding }) => candidates.setEncoding(token, encoding),
    'import.commit': async ({ items }) => {
      const project = desk.get()
      if (!project.ok) return project
      const taken = candidates.take(items)
      if (!taken.ok) return taken
      const added = await project.value.addArticles(taken.value.articles, onProgress)
      if (!added.ok) return added
      const { imported, skipped } = added.value
      return ok({ imported, skipped: [...taken.value.skipped, ...skipped] })
    },
    'import.discard': () => {
      candidates.discard()
      return null
    },
  }
}
