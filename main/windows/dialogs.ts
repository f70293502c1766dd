import { type BrowserWindow, dialog, type MessageBoxOptions, type OpenDialogOptions } from 'electron'
import type { Problem } from '#app/result.ts'
import type { Wording } from '#app/wording/wording.ts'
import type { LeavingChoice } from './leaving.ts'

/** The native dialogs, in the language of the moment. Those that ask for a path resolve to null where the user cancels. */
export class Dialogs {
  readonly #window: BrowserWindow
  readonly #wording: () => Wording
  /** Where dialogs begin. */
  readonly #startFolder: string

  constructor(window: BrowserWindow, wording: () => Wording, startFolder: string) {
    this.#window = window
    this.#wording = wording
    this.#startFolder = startFolder
  }

  /** The folder in which a new project is to be made. */
  chooseFolderForProject(): Promise<string | null> {
    const { say } = this.#wording()
    return this.#chooseOne({
      title: say('dialog.create.title'),
      message: say('dialog.create.message'),
      buttonLabel: say('dialog.create.button'),
      properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
    })
  }

  chooseProjectFolder(): Promise<string | null> {
    const { say } = this.#wording()
    return this.#chooseOne({
      title: say('dialog.open.title'),
      buttonLabel: say('dialog.open.button'),
      properties: ['openDirectory'],
    })
  }

  chooseExportFolder(): Promise<string | null> {
    const { say } = this.#wording()
    return this.#chooseOne({
      title: say('dialog.export.title'),
      buttonLabel: say('dialog.export.button'),
      properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
    })
  }

  chooseArticleFiles(): Promise<readonly string[]> {
    const { say } = this.#wording()
    return this.#choose({
      title: say('dialog.import.title'),
      buttonLabel: say('dialog.import.button'),
      filters: [
        { name: say('dialog.import.text'), extensions: ['txt', 'text'] },
        { name: say('dialog.import.all'), extensions: ['*'] },
      ],
      properties: ['openFile', 'multiSelections'],
    })
  }

  /** Whether files that an export would write over may go. */
  async confirmReplace(names: readonly string[]): Promise<boolean> {
    const { say } = this.#wording()
    const answer = await this.#ask({
      type: 'warning',
      message: say('dialog.replace.message', { count: names.length }),
      detail: say('dialog.replace.detail', { names: names.slice(0, 10).join(', ') }),
      buttons: [say('dialog.replace.button'), say('dialog.cancel')],
      defaultId: 1,
      cancelId: 1,
    })
    return answer === 0
  }

  /** What to do where not everything could be saved; `reason` is null where the page has not answered. */
  async askUnsaved(reason: Problem | null, answered: AbortSignal): Promise<LeavingChoice> {
    const { say, problem } = this.#wording()
    const answer = await this.#ask({
      type: 'warning',
      message: say('dialog.unsaved.message'),
      detail: reason ? problem(reason) : say('dialog.unsaved.slow'),
      buttons: [say('dialog.unsaved.stay'), say('dialog.unsaved.leave')],
      defaultId: 0,
      cancelId: 0,
      signal: answered,
    })
    return answer === 1 ? 'leave' : 'stay'
  }

  /** The page crashed and was loaded again. */
  async tellReloaded(reason: string): Promise<void> {
    const { say } = this.#wording()
    await this.#ask({
      type: 'warning',
      message: say('dialog.reloaded.message'),
      detail: say('dialog.reloaded.detail', { reason }),
      buttons: [say('dialog.ok')],
    })
  }

  /** The page crashes again and again. */
  async tellCrashed(reason: string, file: string): Promise<void> {
    const { say } = this.#wording()
    await this.#ask({
      type: 'error',
      message: say('dialog.crashed.message'),
      detail: say('dialog.crashed.detail', { reason, file }),
      buttons: [say('menu.quit')],
    })
  }

  /** A project asked for from outside the page could not be opened. */
  async tellCannotOpen(problem: Problem, path: string): Promise<void> {
    const wording = this.#wording()
    await this.#ask({
      type: 'error',
      message: wording.say('dialog.cannotOpen.message'),
      detail: wording.say('dialog.cannotOpen.detail', { problem: wording.problem(problem), path }),
      buttons: [wording.say('dialog.ok')],
    })
  }

  async #chooseOne(options: OpenDialogOptions): Promise<string | null> {
    return (await this.#choose(options))[0] ?? null
  }

  async #choose(options: OpenDialogOptions): Promise<readonly string[]> {
    const answer = await dialog.showOpenDialog(this.#window, { defaultPath: this.#startFolder, ...options })
    return answer.canceled ? [] : answer.filePaths
  }

  async #ask(options: MessageBoxOptions): Promise<number> {
    const answer = await dialog.showMessageBox(this.#window, { noLink: true, title: 'Hashiya', ...options })
    return answer.response
  }
}
