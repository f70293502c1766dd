import type { Bridge, Encoding, ImportCandidate } from '#app/ipc/contract.ts'
import type { ArticleMetadata } from '#app/model/article.ts'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import type { AppStore } from './app-store.ts'
import type { ArticleActions } from './article-actions.ts'
import { withSummary } from './library-slice.ts'
import { withNotice } from './notices-slice.ts'
import { canImport, type ImportTask, reread, startedImport, withCandidate } from './tasks-slice.ts'

/** A file as the window gets it by drag and drop: the DOM's `File` fits. */
export interface DroppedFile {
  readonly name: string
  /** In bytes. */
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/** Bringing articles in: candidates are read and shown first, and written only when the annotator says so. */
export interface ImportActions {
  /** Asks for files. */
  chooseFiles(): Promise<void>
  importFiles(files: readonly DroppedFile[]): Promise<void>
  /** Takes pasted text as one file without a name. */
  importText(text: string): Promise<void>
  setEncoding(token: string, encoding: Encoding): Promise<void>
  setCandidate(token: string, metadata: ArticleMetadata): void
  removeCandidate(token: string): void
  commitImport(): Promise<void>
  /** Drops what was not written, or closes the report. */
  discardImport(): Promise<void>
}

export function importActions(store: AppStore, bridge: Bridge, articles: ArticleActions): ImportActions {
  /** Titles as main made them, to know which were edited. */
  const madeTitles = new Map<string, string>()

  const change = (changed: (task: ImportTask) => Partial<ImportTask>) =>
    store.setState(({ tasks }) => {
      const { importing } = tasks
      return importing === null
        ? {}
        : { tasks: { ...tasks, importing: { ...importing, ...changed(importing) } } }
    })

  /** Counts imports, to know an answer that nobody waits for any more. */
  let imports = 0

  const close = () => {
    imports++
    madeTitles.clear()
    store.setState(({ tasks, view }) => ({
      tasks: { ...tasks, importing: null },
      view: view.dialog?.type === 'import' ? { ...view, dialog: null } : view,
    }))
  }

  /** Shows what the request answers with, beside what is being chosen from already. */
  const read = async (request: () => Promise<Result<readonly ImportCandidate[]>>): Promise<void> => {
    const begun = store.getState().tasks.importing
    if (begun?.phase === 'writing' || begun?.phase === 'reading') return
    const task = begun === null || begun.report !== null ? startedImport : begun
    store.setState(({ tasks }) => ({ tasks: { ...tasks, importing: { ...task, phase: 'reading' } } }))
    const mine = imports
    const answer = await settled(request)
    if (mine !== imports) {
      await bridge.request('import.discard', null).catch(() => null)
      return
    }
    const candidates = answer.ok ? answer.value : []
    for (const { token, metadata } of candidates) madeTitles.set(token, metadata.title)
    const all = [...task.candidates, ...candidates]
    const problem = answer.ok ? null : answer.problem
    // The native dialog was left without a choice.
    if (all.length === 0 && problem === null) return close()
    change(() => ({ candidates: all, phase: 'choosing', progress: null, problem }))
    store.setState(({ view }) => ({ view: { ...view, dialog: { type: 'import' } } }))
  }

  return {
    chooseFiles: () => read(() => bridge.request('import.choose', null)),
    importFiles: async (files) => {
      if (files.length === 0) return
      await read(async () => {
        const candidates: ImportCandidate[] = []
        for (const group of groupsOf(files)) {
          const answer = await bridge.request('import.read', {
            files: await Promise.all(group.map(contentOf)),
          })
          if (!answer.ok) return answer
          candidates.push(...answer.value)
          change(() => ({ progress: { done: candidates.length, total: files.length } }))
        }
        return ok(candidates)
      })
    },
    importText: (text) =>
      read(() =>
        bridge.request('import.read', { files: [{ name: '', bytes: new TextEncoder().encode(text) }] }),
      ),
    setEncoding: async (token, encoding) => {
      const answer = await settled(() => bridge.request('import.setEncoding', { token, encoding }))
      change(({ candidates }) => {
        const before = candidates.find((candidate) => candidate.token === token)
        if (!before) return {}
        if (!answer.ok)
          return { candidates: withCandidate(candidates, { ...before, problem: answer.problem }) }
        const edited = before.metadata.title !== madeTitles.get(token)
        madeTitles.set(token, answer.value.metadata.title)
        return { candidates: withCandidate(candidates, reread(before, answer.value, edited)) }
      })
    },
    setCandidate: (token, metadata) =>
      change(({ candidates }) => ({
        candidates: candidates.map((candidate) =>
          candidate.token === token ? { ...candidate, metadata } : candidate,
        ),
      })),
    removeCandidate: (token) =>
      change(({ candidates }) => ({
        candidates: candidates.filter((candidate) => candidate.token !== token),
      })),
    commitImport: async () => {
      const task = store.getState().tasks.importing
      if (task?.phase !== 'choosing') return
      const items = task.candidates.filter(canImport).map(({ token, metadata }) => ({ token, metadata }))
      if (items.length === 0) return
      change(() => ({ phase: 'writing', problem: null, progress: { done: 0, total: items.length } }))
      const answer = await settled(() => bridge.request('import.commit', { items }))
      if (!answer.ok) {
        change(() => ({ phase: 'choosing', progress: null, problem: answer.problem }))
        return
      }
      const { imported, skipped } = answer.value
      store.setState(({ library, messages }) => ({
        library: { ...library, summaries: imported.reduce(withSummary, library.summaries) },
        messages:
          imported.length === 0
            ? messages
            : withNotice(messages, {
                type: 'message',
                key: 'notice.imported',
                values: { count: imported.length },
              }),
      }))
      if (skipped.length === 0) close()
      else change(() => ({ phase: 'choosing', candidates: [], progress: null, report: answer.value }))
      const first = imported[0]
      const isAwaited = imported.length === 1 || store.getState().articles.current === null
      if (first && isAwaited) await articles.openArticle(first.id)
    },
    discardImport: async () => {
      const task = store.getState().tasks.importing
      if (task?.phase === 'writing') return
      close()
      await bridge.request('import.discard', null).catch(() => null)
    },
  }
}

/** What travels in one message: bounded, since main refuses messages beyond its own bounds, and memory is. */
const groupBytes = 64 * 2 ** 20
const groupFiles = 500

function groupsOf(files: readonly DroppedFile[]): readonly (readonly DroppedFile[])[] {
  const groups: DroppedFile[][] = []
  let bytes = 0
  for (const file of files) {
    const group = groups.at(-1)
    if (!group || group.length === groupFiles || bytes + file.size > groupBytes) {
      groups.push([file])
      bytes = 0
    } else group.push(file)
    bytes += file.size
  }
  return groups
}

async function contentOf(file: DroppedFile): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

async function settled<T>(request: () => Promise<Result<T>>): Promise<Result<T, Problem>> {
  try {
    return await request()
  } catch (error) {
    return fail('unexpected', { reason: String(error) })
  }
}
