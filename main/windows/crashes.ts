import type { BrowserWindow } from 'electron'
import { appPage } from './app-files.ts'

export interface CrashHandling {
  /** The page's process is gone; told before anything is done about it. */
  readonly onGone: (reason: string) => void
  /** The page is being loaded again. */
  readonly onReloaded: (reason: string) => void
  /** Loading it again has not helped. */
  readonly onHopeless: (reason: string) => void
}

const mostReloads = 3
const withinMs = 60_000

/** Loads the page again when its process has ended unexpectedly, but not for ever. */
export function reloadAfterCrash(window: BrowserWindow, handling: CrashHandling): void {
  let crashes: readonly number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = Date.now()
    crashes = [...crashes.filter((time) => now - time < withinMs), now]
    handling.onGone(reason)
    if (crashes.length > mostReloads) handling.onHopeless(reason)
    else {
      void window.loadURL(appPage)
      handling.onReloaded(reason)
    }
  })
}
