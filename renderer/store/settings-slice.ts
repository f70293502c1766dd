import type { OpenedProject, RecentProject, Settings, StartState } from '#app/ipc/contract.ts'
import type { Locale } from '#app/wording/locale.ts'

/** This computer: platform, language, theme, what was opened before. */
export interface SettingsSlice {
  readonly appVersion: string
  readonly platform: StartState['platform']
  /** The language shown now. */
  readonly locale: Locale
  readonly settings: Settings
  readonly recentProjects: readonly RecentProject[]
}

/** Before main has answered. */
export const initialSettings: SettingsSlice = {
  appVersion: '',
  platform: 'linux',
  locale: 'en',
  settings: { locale: null, theme: 'system', readingFace: 'naskh' },
  recentProjects: [],
}

/** What main says at the start. */
export function settingsFrom(start: StartState): SettingsSlice {
  const { appVersion, platform, locale, settings, recentProjects } = start
  return { appVersion, platform, locale, settings, recentProjects }
}

/** The list of recent projects as main keeps it too: the one opened last comes first. */
export function withRecent(slice: SettingsSlice, opened: OpenedProject, openedAt: string): SettingsSlice {
  const { folder, name } = opened
  const others = slice.recentProjects.filter((recent) => recent.folder !== folder)
  return { ...slice, recentProjects: [{ folder, name, openedAt }, ...others] }
}
