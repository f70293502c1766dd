import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { app, type BrowserWindow, nativeTheme } from 'electron'
import type { CommandId } from '#app/commands/catalogue.ts'
import type { OpenedProject, RecentProject } from '#app/ipc/contract.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Locale } from '#app/wording/locale.ts'
import { type Wording, wordingFor } from '#app/wording/wording.ts'
import type { CommandLine } from './command-line.ts'
import type { ErrorLog } from './error-log.ts'
import { ImportCandidates } from './import/candidates.ts'
import { actorsHandlers } from './ipc/actors-handlers.ts'
import { annotationsHandlers } from './ipc/annotations-handlers.ts'
import { appHandlers } from './ipc/app-handlers.ts'
import { articlesHandlers } from './ipc/articles-handlers.ts'
import { createDispatch, type Dispatch } from './ipc/dispatch.ts'
import { exportHandlers } from './ipc/export-handlers.ts'
import { importHandlers } from './ipc/import-handlers.ts'
import { ProjectDesk } from './ipc/project-desk.ts'
import { projectHandlers } from './ipc/project-handlers.ts'
import { sendEvent } from './ipc/send-event.ts'
import { folderForProject } from './project-folder.ts'
import { readDefaultCodebook } from './resources.ts'
import { sampleProject } from './sample.ts'
import type { ComputerSettings } from './settings/computer-settings.ts'
import { InterfaceLanguage } from './settings/interface-language.ts'
import { createProject } from './storage/project/create-project.ts'
import type { ProjectSession } from './storage/project/project-session.ts'
import type { Surroundings } from './storage/project/surroundings.ts'
import { offerContextMenu } from './windows/context-menu.ts'
import { reloadAfterCrash } from './windows/crashes.ts'
import { Dialogs } from './windows/dialogs.ts'
import { Leaving } from './windows/leaving.ts'
import { ApplicationMenu } from './windows/menu.ts'
import { focusWindow } from './windows/window.ts'

export interface ServicesOptions {
  readonly window: BrowserWindow
  readonly commandLine: CommandLine
  readonly settings: ComputerSettings
  readonly log: ErrorLog
  /** The folder of what ships with the program. */
  readonly resources: string
  /** Where people keep their documents. */
  readonly documents: string
  /** The page has painted. */
  readonly onReady: () => void
}

/** All that works behind the window, once it is loaded. */
export interface Services {
  readonly dispatch: Dispatch
  /** Opens what another start of the program, a file manager or the menu asks for. */
  openFromOutside(asked: Pick<CommandLine, 'project' | 'annotator'>): Promise<void>
  /** Why the project asked for at the start could not be opened, in words; null where it could. */
  startProblem(): Promise<string | null>
  /** Resolves to whether everything is put away and the window can go. */
  leave(): Promise<boolean>
  /** Puts everything away without asking anybody. */
  putAway(): Promise<void>
}

/** How long the page may take to send what is unsaved, and a project to be put away, in milliseconds. */
const leavingDeadline = 10_000
const closingDeadline = 5_000

/**
 * Puts the services together. This module and all below it are loaded while the page is on its way, so that the window does
 * not wait for them.
 */
export function createServices(options: ServicesOptions): Services {
  const { window, commandLine, settings, log, resources } = options
  const language = new InterfaceLanguage({
    asked: commandLine.locale,
    system: app.getPreferredSystemLanguages(),
    settings: settings.settings,
  })
  let wording: Wording = wordingFor(language.locale)
  let enabled: ReadonlySet<CommandId> = new Set()
  let pageIsReady = false
  let pageBecomesReady = () => {}
  const pageReady = new Promise<void>((resolve) => {
    pageBecomesReady = resolve
  })

  const surroundings: Surroundings = { clock: () => new Date(), random: freshToken }
  const dialogs = new Dialogs(window, () => wording, options.documents)
  const leaving = new Leaving({
    mustAsk: () => pageIsReady && desk.session !== null,
    askPage: () => sendEvent(window, 'window.closing', null),
    askUser: (reason, answered) => dialogs.askUnsaved(reason, answered),
    deadline: () => AbortSignal.timeout(leavingDeadline),
  })
  const candidates = new ImportCandidates({
    findBySha256: (sha256) => desk.session?.findBySha256(sha256),
    random: freshToken,
  })
  const desk = new ProjectDesk({
    surroundings,
    onChange: (session) => {
      candidates.discard()
      if (session) settings.noteOpened(recentFrom(session, surroundings))
      showMenu()
    },
    onProblem: (problem) => log.add(problem, 'closing the project'),
  })

  const openFromOutside: Services['openFromOutside'] = async ({ project, annotator }) => {
    await pageReady
    focusWindow(window)
    if (project === null) return
    const opened = await desk.replace({ folder: project, annotator: annotator ?? undefined }, () =>
      leaving.leave(),
    )
    if (!opened.ok) await dialogs.tellCannotOpen(opened.problem, project)
    else if (opened.value) sendEvent(window, 'project.opened', { project: opened.value })
  }

  /** The project asked for, or else the one that was open when the program was left. */
  const openFirst = async (): Promise<Result<OpenedProject | null>> => {
    const folder = commandLine.project ?? settings.openProject
    if (folder === null) return ok(null)
    try {
      const opened = await desk.open({ folder, annotator: commandLine.annotator ?? undefined })
      // Said once: the next start need not try again what the list of recent projects still offers.
      if (!opened.ok && commandLine.project === null) settings.noteClosed()
      // The page asks for this article next: by then it has been read.
      const next = opened.ok ? (opened.value.view.article ?? opened.value.articles[0]?.id) : undefined
      if (next !== undefined) desk.session?.openSet(next).catch((error) => log.add(error, 'reading ahead'))
      return opened
    } catch (error) {
      log.add(error, 'opening the first project')
      return fail('unexpected', { reason: error instanceof Error ? error.message : String(error) })
    }
  }

  const menu = new ApplicationMenu({
    run: (id) => sendEvent(window, 'menu.command', { id }),
    openRecent: (folder) => void openFromOutside({ project: folder, annotator: null }),
  })
  const showMenu = () => {
    // A window that is only there to be pictured has no menu.
    if (commandLine.screenshot !== null) return
    menu.show({
      wording,
      theme: settings.settings.theme,
      enabled,
      recentProjects: settings.recentProjects,
      labelNames: labelNames(desk.session, wording.locale),
      platform: process.platform,
    })
  }

  const firstProject = openFirst()
  showMenu()
  offerContextMenu(window, () => wording)
  nativeTheme.on('updated', () =>
    sendEvent(window, 'theme.changed', { dark: nativeTheme.shouldUseDarkColors }),
  )
  reloadAfterCrash(window, {
    onGone: (reason) => {
      log.add(new Error(reason), 'page')
      pageIsReady = false
      leaving.noteDone()
    },
    onReloaded: (reason) => void dialogs.tellReloaded(reason),
    onHopeless: (reason) =>
      void dialogs.tellCrashed(reason, log.path).then(async () => {
        await desk.close()
        app.exit(1)
      }),
  })

  const dispatch = createDispatch(
    {
      ...appHandlers({
        appVersion: app.getVersion(),
        platform: process.platform,
        settings,
        language,
        desk,
        firstProject,
        onReady: () => {
          pageIsReady = true
          pageBecomesReady()
          options.onReady()
        },
        onSettings: ({ theme }) => {
          nativeTheme.themeSource = theme
          wording = wordingFor(language.locale)
          showMenu()
        },
        onEnabled: (commands) => {
          enabled = commands
          menu.enable(commands)
        },
      }),
      ...projectHandlers({
        desk,
        settings,
        leaving,
        sources: {
          create: async (name, annotatorName) => {
            const chosen = await dialogs.chooseFolderForProject()
            if (chosen === null) return ok(null)
            const folder = await folderForProject(chosen, name)
            const codebookFile = await readDefaultCodebook(resources)
            const annotator = annotatorName.trim()
            const created = await createProject(
              { folder, name, codebookFile, ...(annotator === '' ? {} : { annotatorName: annotator }) },
              surroundings,
            )
            return created.ok ? ok(folder) : created
          },
          choose: () => dialogs.chooseProjectFolder(),
          sample: () =>
            sampleProject({ resources, documents: options.documents, locale: wording.locale }, surroundings),
        },
      }),
      ...actorsHandlers(desk),
      ...articlesHandlers(desk),
      ...annotationsHandlers(desk, (problem) => leaving.noteSaved(problem)),
      ...importHandlers({
        desk,
        candidates,
        chooseFiles: () => dialogs.chooseArticleFiles(),
        onProgress: (done, total) => sendEvent(window, 'progress', { task: 'import', done, total }),
      }),
      ...exportHandlers({
        desk,
        dialogs,
        random: freshToken,
        onProgress: (done, total) => sendEvent(window, 'progress', { task: 'export', done, total }),
      }),
    },
    (error, during) => log.add(error, during),
  )

  const putAway: Services['putAway'] = async () => {
    // A folder on a network that hangs must not keep the window for ever; what was acknowledged is on disk.
    await Promise.race([desk.close(), pause(closingDeadline)])
    await settings.settled()
  }
  return {
    dispatch,
    openFromOutside,
    startProblem: async () => {
      const opened = await firstProject
      return opened.ok ? null : wording.problem(opened.problem)
    },
    leave: async () => {
      const left = await leaving.leave()
      if (left) await putAway()
      return left
    },
    putAway,
  }
}

function freshToken(): string {
  return randomBytes(8).toString('hex')
}

function recentFrom({ folder, name }: ProjectSession, { clock }: Surroundings): RecentProject {
  return { folder, name, openedAt: clock().toISOString() }
}

function labelNames(session: ProjectSession | null, locale: Locale): ReadonlyMap<string, string> {
  return new Map(session?.codebook.labels.map(({ key, name }) => [key, name[locale]]))
}
