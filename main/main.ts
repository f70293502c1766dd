import { url as inspectorUrl } from 'node:inspector'
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, Menu, nativeTheme, session } from 'electron'
import { type CommandLine, parseCommandLine } from './command-line.ts'
import { ErrorLog } from './error-log.ts'
import { handleRequests } from './ipc/handle.ts'
import type { Services } from './services.ts'
import { ComputerSettings } from './settings/computer-settings.ts'
import { KeptFile } from './settings/kept-file.ts'
import { registerAppScheme, serveApp } from './windows/app-protocol.ts'
import { takeScreenshot } from './windows/screenshot.ts'
import { hardenProcess, hardenSession } from './windows/security.ts'
import { createWindow, showWindow } from './windows/window.ts'
import { defaultSize, type WindowState, windowStateSchema } from './windows/window-state.ts'

/** How long the page may take to paint, in milliseconds, before its window is shown as it is, or a picture of it given up. */
const paintDeadline = 30_000

/** Where and with which arguments the program was started. */
interface Start {
  readonly argv: readonly string[]
  readonly cwd: string
}

const startedAs: Start = { argv: process.argv, cwd: process.cwd() }
const commandLine = read(startedAs)
const userData = app.getPath('userData')
const log = new ErrorLog(join(userData, 'errors.log'))

function read({ argv, cwd }: Start): CommandLine {
  return parseCommandLine(argv, { cwd, unpackaged: !app.isPackaged })
}

function say(message: string): void {
  process.stderr.write(`Hashiya: ${message}\n`)
}

/** Nothing can be done any more but to say why. */
function giveUp(error: unknown): void {
  log.add(error, 'start')
  const reason = error instanceof Error ? error.message : String(error)
  if (commandLine.screenshot !== null) say(reason)
  else dialog.showErrorBox('Hashiya', `${reason}\n\n${log.path}`)
  app.exit(1)
}

/**
 * No fuse of the package keeps a debugger out of the page, so the program itself does. A package whose inspect fuse is on
 * is one made for tests.
 */
function isDebuggerLetIn(): boolean {
  return !commandLine.remoteDebugging || !app.isPackaged || inspectorUrl() !== undefined
}

/** Everything that comes with a window. */
function openWindow(asked: CommandLine): { readonly services: Promise<Services> } {
  const picture = asked.screenshot
  const settings = new ComputerSettings({
    folder: userData,
    onProblem: (problem) => log.add(problem, 'settings'),
    readOnly: picture !== null,
  })
  const windowState = new KeptFile<WindowState>({
    path: join(userData, 'window.json'),
    format: 'hashiya-window/1',
    schema: windowStateSchema,
    initial: { bounds: null, maximized: false },
    onProblem: (problem) => log.add(problem, 'window'),
  })
  const built = join(app.getAppPath(), 'out')
  const resources = join(app.getAppPath(), 'resources')
  nativeTheme.themeSource = settings.settings.theme
  hardenSession(session.defaultSession)
  serveApp(session.defaultSession, join(built, 'renderer'))
  handleRequests(
    (contents) => contents === window.webContents,
    async () => (await services).dispatch,
  )
  const window: BrowserWindow = createWindow({
    preload: join(built, 'preload/preload.cjs'),
    state: picture === null && asked.windowSize === null ? windowState : null,
    size: asked.windowSize ?? defaultSize,
  })

  let onPainted = () => showWindow(window, windowState.value, join(resources, 'icons/icon-512.png'))
  const late = setTimeout(() => {
    if (picture === null) onPainted()
    else giveUp(new Error(`the page was not ready within ${paintDeadline / 1000} seconds`))
  }, paintDeadline)
  if (picture !== null) onPainted = () => void leaveWithPicture(window, picture, services).catch(giveUp)

  const services = import('./services.ts').then(({ createServices }) =>
    createServices({
      window,
      commandLine: asked,
      settings,
      log,
      resources,
      // A profile of its own has documents of its own: tests and trials never write into the user's.
      documents: app.commandLine.hasSwitch('user-data-dir')
        ? join(userData, 'Documents')
        : app.getPath('documents'),
      onReady: () => {
        clearTimeout(late)
        onPainted()
      },
    }),
  )
  services.catch(giveUp)

  window.on('close', (event) => {
    event.preventDefault()
    const leaving = services.then(({ leave }) => leave())
    void leaving.then(async (left) => {
      if (!left) return
      await windowState.settled()
      window.destroy()
    })
  })
  return { services }
}

async function leaveWithPicture(
  window: BrowserWindow,
  file: string,
  loading: Promise<Services>,
): Promise<void> {
  const services = await loading
  const problem = await services.startProblem()
  if (problem !== null) throw new Error(problem)
  await takeScreenshot(window, file)
  await services.putAway()
  app.exit(0)
}

function start(): void {
  hardenProcess()
  registerAppScheme()
  Menu.setApplicationMenu(null)
  // The appId of electron-builder.yml: Windows groups the windows of a program by it.
  app.setAppUserModelId('org.hashiya.app')
  process.on('uncaughtException', (error) => log.add(error, 'main'))
  process.on('unhandledRejection', (error) => log.add(error, 'main'))

  let asked = commandLine
  let opened: { readonly services: Promise<Services> } | null = null
  const open = (choice: Pick<CommandLine, 'project' | 'annotator'>) => {
    if (opened) void opened.services.then(({ openFromOutside }) => openFromOutside(choice))
    else if (choice.project !== null) asked = { ...asked, ...choice }
  }
  // The arguments as they were given: those that come with the event itself have been sorted by Chromium.
  app.on('second-instance', (_event, _argv, _cwd, other) => open(read(other as Start)))
  app.on('open-file', (event, project) => {
    event.preventDefault()
    open({ project, annotator: null })
  })
  app.on('window-all-closed', () => app.quit())
  app.whenReady().then(() => {
    opened = openWindow(asked)
  }, giveUp)
}

for (const mistake of commandLine.mistakes) say(mistake)
if (!isDebuggerLetIn()) {
  say('there is no remote debugging in this package')
  app.exit(1)
} else if (commandLine.screenshot !== null || app.requestSingleInstanceLock({ ...startedAs })) start()
else app.exit(0)
