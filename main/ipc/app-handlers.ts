import type { CommandId } from '#app/commands/catalogue.ts'
import type { OpenedProject, Settings, StartState } from '#app/ipc/contract.ts'
import type { Result } from '#app/result.ts'
import type { ComputerSettings } from '../settings/computer-settings.ts'
import type { InterfaceLanguage } from '../settings/interface-language.ts'
import type { Handlers } from './dispatch.ts'
import type { ProjectDesk } from './project-desk.ts'

export interface AppHandlersOptions {
  readonly appVersion: string
  readonly platform: NodeJS.Platform
  readonly settings: ComputerSettings
  readonly language: InterfaceLanguage
  readonly desk: ProjectDesk
  /** What became of the project that was to be opened at the start; null within where there was none. */
  readonly firstProject: Promise<Result<OpenedProject | null>>
  /** The page has painted. */
  readonly onReady: () => void
  readonly onSettings: (settings: Settings) => void
  readonly onEnabled: (commands: ReadonlySet<CommandId>) => void
}

type AppHandlers = Pick<Handlers, 'app.start' | 'app.ready' | 'settings.change' | 'menu.enable'>

/** Start, settings and menu. */
export function appHandlers(options: AppHandlersOptions): AppHandlers {
  const { appVersion, settings, language, desk } = options
  let first: Promise<Result<OpenedProject | null>> | null = options.firstProject

  /** The first time what the start brought; later, as when the page had to be loaded again, what is open now. */
  const projectNow = async (): Promise<Pick<StartState, 'project' | 'problem'>> => {
    const asked = first
    first = null
    if (!asked) return { project: await desk.described(), problem: null }
    const opened = await asked
    return opened.ok ? { project: opened.value, problem: null } : { project: null, problem: opened.problem }
  }

  return {
    'app.start': async () => {
      const { project, problem } = await projectNow()
      return {
        appVersion,
        platform: platformOf(options.platform),
        locale: language.locale,
        settings: settings.settings,
        recentProjects: settings.recentProjects,
        project,
        problem,
      }
    },
    'app.ready': () => {
      options.onReady()
      return null
    },
    'settings.change': (changed) => {
      settings.change(changed)
      language.follow(changed)
      options.onSettings(changed)
      return settings.settings
    },
    'menu.enable': (commands) => {
      options.onEnabled(new Set(commands))
      return null
    },
  }
}

function platformOf(platform: NodeJS.Platform): StartState['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux'
}
