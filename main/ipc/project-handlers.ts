import type { OpenedProject } from '#app/ipc/contract.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { ComputerSettings } from '../settings/computer-settings.ts'
import type { Handlers } from './dispatch.ts'
import type { ProjectChoice, ProjectDesk } from './project-desk.ts'

/** Where projects come from; each resolves to the project's folder, or null where the user cancels. */
export interface ProjectSources {
  /** Asks where, and makes a new project there. */
  create(name: string, annotatorName: string): Promise<Result<string | null>>
  choose(): Promise<string | null>
  /** The sample project's folder, made on the first call. */
  sample(): Promise<Result<string>>
}

export interface ProjectHandlersOptions {
  readonly desk: ProjectDesk
  readonly settings: ComputerSettings
  readonly sources: ProjectSources
  /** Whether the page closes the project because it was asked to; told when it has. */
  readonly leaving: { readonly isAsking: boolean; noteDone(): void }
}

type ProjectHandlers = Pick<
  Handlers,
  | 'project.create'
  | 'project.choose'
  | 'project.open'
  | 'project.openSample'
  | 'project.close'
  | 'project.setAnnotator'
>

/** Making, opening and closing projects. */
export function projectHandlers({
  desk,
  settings,
  sources,
  leaving,
}: ProjectHandlersOptions): ProjectHandlers {
  const open = (choice: ProjectChoice): Promise<Result<OpenedProject>> => desk.open(choice)
  return {
    'project.create': async ({ name, annotatorName }) => {
      const created = await sources.create(name, annotatorName)
      if (!created.ok) return created
      return created.value === null ? ok(null) : open({ folder: created.value })
    },
    'project.choose': async () => {
      const folder = await sources.choose()
      return folder === null ? ok(null) : open({ folder })
    },
    // Only what the user has chosen before: a path of the page's own making could be a share on the network.
    'project.open': async ({ folder }) =>
      settings.recentProjects.some((recent) => recent.folder === folder)
        ? open({ folder })
        : fail('invalid_request', { request: 'project.open' }),
    'project.openSample': async () => {
      const folder = await sources.sample()
      return folder.ok ? open({ folder: folder.value }) : folder
    },
    'project.close': async () => {
      // Who has asked the page closes the project, and opens it again at the next start.
      if (leaving.isAsking) leaving.noteDone()
      else {
        await desk.close()
        settings.noteClosed()
      }
      return null
    },
    'project.setAnnotator': async (choice) => {
      const project = desk.get()
      if (!project.ok) return project
      const { folder } = project.value
      if (choice.id !== undefined) return open({ folder, annotator: choice.id })
      const added = await project.value.addAnnotator(choice.name)
      return added.ok ? open({ folder, annotator: added.value.id }) : added
    },
  }
}
