import { useStore } from 'zustand'
import { localeFor } from '#app/wording/locale.ts'
import { bridge } from '../bridge/bridge.ts'
import { createEditSync } from '../sync/edit-sync.ts'
import { timers } from '../sync/scheduler.ts'
import { createViewSync } from '../sync/view-sync.ts'
import { actorActions } from './actor-actions.ts'
import type { AppState } from './app-state.ts'
import { createAppStore } from './app-store.ts'
import { articleActions } from './article-actions.ts'
import { exportActions } from './export-actions.ts'
import { focusActions } from './focus-actions.ts'
import { importActions } from './import-actions.ts'
import { projectActions } from './project-actions.ts'
import { viewActions } from './view-actions.ts'

/** The window's state. */
export const appStore = createAppStore()

/** Reads the state in a component; it is drawn again when what the selector gives changes (compared with Object.is). */
export function useApp<T>(selector: (state: AppState) => T): T {
  return useStore(appStore, selector)
}

/** Reads an article's title by its id in a component; the id itself where the project has no such article. */
export function useArticleTitle(id: string | null): string | null {
  return useApp(({ library }) => library.summaries.find((summary) => summary.id === id)?.metadata.title ?? id)
}

export const editSync = createEditSync(appStore, bridge, timers)
export const viewSync = createViewSync(appStore, bridge, timers)

const articles = articleActions(appStore, bridge)
export const { openArticle, makeEdit, undo, redo } = articles
export const { addActor } = actorActions(appStore, bridge)
export const { setFocus, setSelection, setPick, setPlace } = focusActions(appStore)

/** Brings everything unsaved to disk; resolves to whether that worked. */
export async function flushAll(): Promise<boolean> {
  await viewSync.flush()
  return editSync.flush()
}

export const {
  showStart,
  showProject,
  createProject,
  chooseProject,
  openProject,
  openSample,
  closeProject,
  switchAnnotator,
  addAnnotator,
} = projectActions(appStore, bridge, articles, flushAll, () => new Date().toISOString())

export const {
  chooseFiles,
  importFiles,
  importText,
  setEncoding,
  setCandidate,
  removeCandidate,
  commitImport,
  discardImport,
} = importActions(appStore, bridge, articles)
export const { runExport, clearExport } = exportActions(appStore, bridge, editSync.flush)
export const {
  showScreen,
  showLibrary,
  openDialog,
  closeDialog,
  setSort,
  setFilter,
  notify,
  dismissNotice,
  changeSettings,
  setMetadata,
} = viewActions(appStore, bridge, () => localeFor(navigator.languages))
