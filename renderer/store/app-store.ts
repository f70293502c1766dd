import { createStore, type StoreApi } from 'zustand/vanilla'
import { type AppState, initialState } from './app-state.ts'

/** The one store of the window. Actions write it, components read it. */
export type AppStore = StoreApi<AppState>

/** A store in its state before main has answered; tests make their own. */
export function createAppStore(state: AppState = initialState): AppStore {
  return createStore<AppState>()(() => state)
}
