import type { Problem } from '#app/result.ts'

/** What the user wants where something is not saved. */
export type LeavingChoice = 'stay' | 'leave'

export interface LeavingOptions {
  /** Whether a project is open and there is a page that could hold something unsaved. */
  readonly mustAsk: () => boolean
  /** Tells the page to send what is unsaved and then to close the project. */
  readonly askPage: () => void
  /** Asks the user; `answered` goes off when the page has saved after all, and the question is to be taken back. */
  readonly askUser: (reason: Problem | null, answered: AbortSignal) => Promise<LeavingChoice>
  /** A signal that goes off when the page has had time enough. */
  readonly deadline: () => AbortSignal
}

/**
 * Makes sure that nothing is lost when the open project is left: the page sends what is unsaved and says that it is done
 * with the project; where that fails, or takes too long, the user decides.
 */
export class Leaving {
  readonly #options: LeavingOptions
  #running: Promise<boolean> | null = null
  /** Goes off when the page is done with the project. */
  #done = new AbortController()
  /** Goes off when saving failed while the page was asked. */
  #failed = new AbortController()
  #trouble: Problem | null = null

  constructor(options: LeavingOptions) {
    this.#options = options
  }

  /** Whether the page has been asked, so that closing the project is not the user's own wish. */
  get isAsking(): boolean {
    return this.#running !== null
  }

  /** How the latest attempt to save ended. */
  noteSaved(problem: Problem | null): void {
    this.#trouble = problem
    if (problem !== null) this.#failed.abort()
  }

  /** The page has nothing unsaved and is done with the project. */
  noteDone(): void {
    this.#done.abort()
  }

  /** Resolves to whether the project may be closed now; false where the user wants to stay. */
  leave(): Promise<boolean> {
    this.#running ??= this.#leave().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #leave(): Promise<boolean> {
    const { mustAsk, askPage, askUser, deadline } = this.#options
    if (!mustAsk()) return true
    this.#done = new AbortController()
    this.#failed = new AbortController()
    const done = this.#done.signal
    askPage()
    await firstOf([done, this.#failed.signal, deadline()])
    if (done.aborted) return true
    const choice = await askUser(this.#trouble, done)
    return choice === 'leave' || done.aborted
  }
}

/** Resolves as soon as one of the signals has gone off. */
function firstOf(signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) {
      if (signal.aborted) resolve()
      else signal.addEventListener('abort', () => resolve(), { once: true })
    }
  })
}
