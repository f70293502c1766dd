import { join } from 'node:path'
import * as v from 'valibot'
import { type RecentProject, readingFaces, type Settings } from '#app/ipc/contract.ts'
import type { Schema } from '#app/model/annotation.ts'
import type { Problem } from '#app/result.ts'
import { locales } from '#app/wording/locale.ts'
import { KeptFile } from './kept-file.ts'

interface StoredSettings extends Settings {
  readonly recentProjects: readonly RecentProject[]
  /** The project that was open when the program was left; null where it was closed before. */
  readonly openProject: string | null
}

const initial: StoredSettings = {
  locale: null,
  theme: 'system',
  readingFace: 'naskh',
  recentProjects: [],
  openProject: null,
}

const recentProjectSchema = v.object({ folder: v.string(), name: v.string(), openedAt: v.string() })

/** One field that is missing or makes no sense must not cost the others. */
const storedSettingsSchema: Schema<StoredSettings> = v.object({
  locale: v.fallback(v.nullable(v.picklist(locales)), initial.locale),
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), initial.theme),
  readingFace: v.fallback(v.picklist(readingFaces), initial.readingFace),
  recentProjects: v.fallback(v.array(recentProjectSchema), []),
  openProject: v.fallback(v.nullable(v.string()), initial.openProject),
})

const mostRecentProjects = 12

export interface ComputerSettingsOptions {
  /** The folder of the user's data. */
  readonly folder: string
  readonly onProblem: (problem: Problem | Error) => void
  readonly readOnly: boolean
}

/** Settings of this computer and the projects that were opened on it, kept in `settings.json`. */
export class ComputerSettings {
  readonly #file: KeptFile<StoredSettings>

  constructor({ folder, onProblem, readOnly }: ComputerSettingsOptions) {
    this.#file = new KeptFile({
      path: join(folder, 'settings.json'),
      format: 'hashiya-settings/1',
      schema: storedSettingsSchema,
      initial,
      onProblem,
      readOnly,
    })
  }

  get settings(): Settings {
    const { locale, theme, readingFace } = this.#file.value
    return { locale, theme, readingFace }
  }

  /** Newest first. */
  get recentProjects(): readonly RecentProject[] {
    return this.#file.value.recentProjects
  }

  /** The folder to open when none is asked for. */
  get openProject(): string | null {
    return this.#file.value.openProject
  }

  change({ locale, theme, readingFace }: Settings): void {
    this.#file.set({ ...this.#file.value, locale, theme, readingFace })
  }

  /** Puts a project at the head of the recent ones and opens it at the next start. */
  noteOpened(project: RecentProject): void {
    const others = this.#file.value.recentProjects.filter(({ folder }) => folder !== project.folder)
    this.#file.set({
      ...this.#file.value,
      recentProjects: [project, ...others].slice(0, mostRecentProjects),
      openProject: project.folder,
    })
  }

  /** The next start shows the welcome screen. */
  noteClosed(): void {
    if (this.#file.value.openProject !== null) this.#file.set({ ...this.#file.value, openProject: null })
  }

  /** Takes a project that is gone off the list. */
  forget(folder: string): void {
    const { recentProjects, openProject } = this.#file.value
    this.#file.set({
      ...this.#file.value,
      recentProjects: recentProjects.filter((project) => project.folder !== folder),
      openProject: openProject === folder ? null : openProject,
    })
  }

  settled(): Promise<void> {
    return this.#file.settled()
  }
}
