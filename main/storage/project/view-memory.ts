import * as v from 'valibot'
import type { Place, ViewState } from '#app/ipc/contract.ts'
import { safeIdSchema } from '#app/model/ids.ts'
import { localFile, viewFile } from './project-paths.ts'
import { readJson } from './read-file.ts'
import type { Surroundings } from './surroundings.ts'
import { writeWhole } from './write-file.ts'

const viewFormat = 'hashiya-view/1'
const localFormat = 'hashiya-local/1'

const viewSchema = v.object({
  format: v.literal(viewFormat),
  article: v.nullable(safeIdSchema),
  places: v.record(
    safeIdSchema,
    v.object({
      topOffset: v.number(),
      topPixels: v.number(),
      anchor: v.number(),
      head: v.number(),
      focusedAnnotation: v.nullable(v.string()),
    }),
  ),
})

const localSchema = v.object({ format: v.literal(localFormat), annotator: safeIdSchema })

/**
 * Where an annotator left off, in the private folder. Losing it costs nobody any work, so failures to write it are kept quiet;
 * what is saved meanwhile is written with the next one.
 */
export class ViewMemory {
  readonly #root: string
  readonly #annotator: string
  readonly #surroundings: Surroundings
  readonly #writable: boolean
  #view: ViewState
  #writing: Promise<void> = Promise.resolve()
  #pending = false

  private constructor(
    root: string,
    annotator: string,
    view: ViewState,
    writable: boolean,
    surroundings: Surroundings,
  ) {
    this.#root = root
    this.#annotator = annotator
    this.#view = view
    this.#writable = writable
    this.#surroundings = surroundings
  }

  static async read(
    root: string,
    annotator: string,
    writable: boolean,
    surroundings: Surroundings,
  ): Promise<ViewMemory> {
    const read = await readJson(root, viewFile(annotator))
    const parsed = read.ok ? v.safeParse(viewSchema, read.value.json) : undefined
    const view = parsed?.success
      ? { article: parsed.output.article, places: parsed.output.places }
      : { article: null, places: {} }
    return new ViewMemory(root, annotator, view, writable, surroundings)
  }

  get view(): ViewState {
    return this.#view
  }

  /** Remembers the open article and the place in it; resolves when that is written. */
  save(article: string | null, place: Place | null): Promise<void> {
    const places =
      article !== null && place !== null ? { ...this.#view.places, [article]: place } : this.#view.places
    this.#view = { article, places }
    if (!this.#writable || this.#pending) return this.#writing
    this.#pending = true
    this.#writing = this.#writing.then(async () => {
      this.#pending = false
      const file = { format: viewFormat, ...this.#view }
      await writeWhole(this.#root, viewFile(this.#annotator), `${JSON.stringify(file)}\n`, this.#surroundings)
    })
    return this.#writing
  }

  /** Resolves when all that was to be remembered is written. */
  settled(): Promise<void> {
    return this.#writing
  }
}

/** Who annotated last in this copy of the project. */
export async function readLastAnnotator(root: string): Promise<string | null> {
  const read = await readJson(root, localFile)
  const parsed = read.ok ? v.safeParse(localSchema, read.value.json) : undefined
  return parsed?.success ? parsed.output.annotator : null
}

/** Remembers who annotates. Failing is no harm. */
export async function saveLastAnnotator(
  root: string,
  annotator: string,
  surroundings: Surroundings,
): Promise<void> {
  const file = { format: localFormat, annotator }
  await writeWhole(root, localFile, `${JSON.stringify(file)}\n`, surroundings)
}
