import type { AppState } from '../store/app-state.ts'

/** What a command of the catalogue does here, and when it can. */
export interface Command {
  /** Whether it can run now; menus, buttons and keys all ask. */
  enabled(state: AppState): boolean
  /** Called only while enabled. */
  run(state: AppState): void
}
