import type { Bridge, RequestParams } from '#app/ipc/contract.ts'
import { fail } from '#app/result.ts'
import type { AppStore } from './app-store.ts'
import { type ExportTask, startedExport } from './tasks-slice.ts'

/** What is to be written. */
export type ExportWishes = RequestParams<'export.run'>

/** Writing datasets. */
export interface ExportActions {
  /** Saves what is unsaved, asks for a folder, checks and writes; what became of it stands in the store. */
  runExport(wishes: ExportWishes): Promise<void>
  /** Puts the last outcome away. */
  clearExport(): void
}

export function exportActions(store: AppStore, bridge: Bridge, flush: () => Promise<boolean>): ExportActions {
  const show = (exporting: ExportTask | null) =>
    store.setState(({ tasks }) => ({ tasks: { ...tasks, exporting } }))

  const run = async (wishes: ExportWishes): Promise<ExportTask | null> => {
    if (!(await flush())) {
      return { ...startedExport, phase: 'failed', problem: store.getState().trouble }
    }
    const answer = await bridge
      .request('export.run', wishes)
      .catch((error: unknown) => fail('unexpected', { reason: String(error) }))
    if (!answer.ok) return { ...startedExport, phase: 'failed', problem: answer.problem }
    if (answer.value === null) return null
    return answer.value.type === 'written'
      ? { ...startedExport, phase: 'written', report: answer.value.report }
      : { ...startedExport, phase: 'refused', findings: answer.value.findings }
  }

  return {
    runExport: async (wishes) => {
      if (store.getState().tasks.exporting?.phase === 'writing') return
      show(startedExport)
      show(await run(wishes))
    },
    clearExport: () => show(null),
  }
}
