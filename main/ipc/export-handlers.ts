import type { DatasetContent } from '#app/formats/format.ts'
import { datasetFormat } from '#app/formats/registry.ts'
import type { ExportReport } from '#app/ipc/contract.ts'
import { fail, ok } from '#app/result.ts'
import { readContent } from '../storage/project/content.ts'
import { existingEntries, writeEntries } from '../storage/write-entries.ts'
import type { Handlers } from './dispatch.ts'
import type { ProjectDesk } from './project-desk.ts'

export interface ExportHandlersOptions {
  readonly desk: ProjectDesk
  readonly dialogs: {
    chooseExportFolder(): Promise<string | null>
    confirmReplace(names: readonly string[]): Promise<boolean>
  }
  /** A fresh token of hexadecimal digits. */
  readonly random: () => string
  readonly onProgress: (done: number, total: number) => void
}

/** Datasets out of the open project. */
export function exportHandlers(options: ExportHandlersOptions): Pick<Handlers, 'export.run'> {
  const { desk, dialogs, random, onProgress } = options
  return {
    'export.run': async ({ format: id, articles, annotators }) => {
      const project = desk.get()
      if (!project.ok) return project
      const format = datasetFormat(id)
      if (!format) return fail('unknown_format', { format: id })
      const read = await readContent(project.value, { articles, annotators })
      if (!read.ok) return read
      const { content, findings } = read.value
      if (findings.some(({ severity }) => severity === 'error'))
        return ok({ type: 'refused' as const, findings })
      const entries = content.articles.length === 0 ? [] : format.serialize(content)
      if (entries.length === 0) return fail('nothing_to_export')

      const folder = await dialogs.chooseExportFolder()
      if (folder === null) return ok(null)
      const taken = await existingEntries(folder, entries)
      if (taken.length > 0 && !(await dialogs.confirmReplace(taken))) return ok(null)
      const files = await writeEntries(folder, entries, random, onProgress)
      if (!files.ok) return files
      return ok({ type: 'written' as const, report: reportOf(content, files.value) })
    },
  }
}

function reportOf({ articles }: DatasetContent, files: readonly string[]): ExportReport {
  const annotated = articles.filter(({ sets }) => sets.length > 0)
  const annotations = annotated.flatMap(({ sets }) => sets.map((set) => set.annotations.length))
  return {
    files,
    articles: annotated.length,
    annotations: annotations.reduce((sum, count) => sum + count, 0),
  }
}
