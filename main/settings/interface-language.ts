import type { Settings } from '#app/ipc/contract.ts'
import { type Locale, localeFor } from '#app/wording/locale.ts'

export interface InterfaceLanguageOptions {
  /** Asked for on the command line: holds until the user chooses. */
  readonly asked: Locale | null
  /** BCP 47 tags the system prefers, best first. */
  readonly system: readonly string[]
  readonly settings: Settings
}

/** The language of the interface: asked for at the start, else chosen in the settings, else the system's. */
export class InterfaceLanguage {
  readonly #system: readonly string[]
  #asked: Locale | null
  #settings: Settings

  constructor({ asked, system, settings }: InterfaceLanguageOptions) {
    this.#asked = asked
    this.#system = system
    this.#settings = settings
  }

  get locale(): Locale {
    return this.#asked ?? this.#settings.locale ?? localeFor(this.#system)
  }

  /** Takes over changed settings. */
  follow(settings: Settings): void {
    const { theme, readingFace } = this.#settings
    // Where nothing else has changed the user has chosen a language, be it the one that was chosen before.
    const another = theme !== settings.theme || readingFace !== settings.readingFace
    if (!another || settings.locale !== this.#settings.locale) this.#asked = null
    this.#settings = settings
  }
}
