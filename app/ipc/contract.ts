import * as v from 'valibot'
import type { Codebook } from '../codebook/codebook.ts'
import { type CommandId, commandIdSchema } from '../commands/catalogue.ts'
import { exportFormatIds } from '../formats/format.ts'
import { type Actor, actorSchema } from '../model/actor.ts'
import type { AnnotationSet, Schema, SetState } from '../model/annotation.ts'
import type { Article, ArticleMetadata } from '../model/article.ts'
import { changeSchema } from '../model/changes.ts'
import { type History, historyMoveSchema } from '../model/history.ts'
import { safeIdSchema } from '../model/ids.ts'
import type { Problem, Result } from '../result.ts'
import type { Locale } from '../wording/locale.ts'

// --- What crosses the bridge -----------------------------------------------------------------------------------------

/** Light, dark, or as the system says. */
export type ThemeChoice = 'system' | 'light' | 'dark'

/** The faces Arabic articles can be read in: Noto Naskh Arabic or Amiri. */
export const readingFaces = ['naskh', 'amiri'] as const
export type ReadingFace = (typeof readingFaces)[number]

/** Settings of this computer, not of a project. */
export interface Settings {
  /** null: the system's language. */
  readonly locale: Locale | null
  readonly theme: ThemeChoice
  readonly readingFace: ReadingFace
}

/** A project opened before, newest first. */
export interface RecentProject {
  readonly folder: string
  readonly name: string
  readonly openedAt: string
}

/** All that the first paint needs, in one reply. */
export interface StartState {
  readonly appVersion: string
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** The language to show now: chosen on the command line, in the settings or by the system, in that order. */
  readonly locale: Locale
  readonly settings: Settings
  readonly recentProjects: readonly RecentProject[]
  /** The project given on the command line or left open last time; null shows the welcome screen. */
  readonly project: OpenedProject | null
  /** Why the project asked for could not be opened. */
  readonly problem: Problem | null
}

/** One line of the library. */
export interface ArticleSummary {
  readonly id: string
  readonly metadata: ArticleMetadata
  /** Length of the text in code points. */
  readonly length: number
  readonly state: SetState
  /** Annotations of the current annotator, by label. */
  readonly counts: Readonly<Record<string, number>>
}

/** Where the annotator left off. Offsets are UTF-16. */
export interface ViewState {
  readonly article: string | null
  /** By article: the text at the top of the view, and the caret's selection. */
  readonly places: Readonly<Record<string, Place>>
}

export interface Place {
  /** Offset of the first visible line, and how far it is scrolled, in CSS pixels. */
  readonly topOffset: number
  readonly topPixels: number
  readonly anchor: number
  readonly head: number
  readonly focusedAnnotation: string | null
}

/** Who is annotating: the id in file names and the name for people. */
export interface Annotator {
  readonly id: string
  readonly name: string
}

/** A project as the renderer needs it; articles' texts come one by one. */
export interface OpenedProject {
  readonly folder: string
  readonly name: string
  readonly annotator: Annotator
  readonly annotators: readonly Annotator[]
  /** Another window or program holds this annotator's lock (or the folder cannot be written): nothing can be changed. */
  readonly readOnly: Problem | null
  readonly codebook: Codebook
  readonly actors: readonly Actor[]
  readonly articles: readonly ArticleSummary[]
  readonly history: History
  readonly view: ViewState
  /** What opening recovered, merged or set aside. */
  readonly notices: readonly Problem[]
}

/** An article ready to be annotated. */
export interface OpenedArticle {
  readonly article: Article
  readonly set: AnnotationSet
  /** Counts the edits written to the set; see `annotations.apply`. */
  readonly revision: number
  /** Ids of annotations whose quote does not stand at their offsets. */
  readonly orphans: readonly string[]
}

/** The encodings an article can be read in. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'iso-8859-6'] as const
export type Encoding = (typeof encodings)[number]

/** A file (or pasted text) that could become an article, held by main until it is imported or dropped. */
export interface ImportCandidate {
  /** Names the candidate in the next requests. */
  readonly token: string
  readonly fileName: string
  readonly encoding: Encoding
  /** Whether the bytes decide the encoding (BOM, valid UTF-8) or it was only recognised by its letters. */
  readonly encodingCertain: boolean
  /** First lines, decoded. */
  readonly preview: string
  /** Length in code points. */
  readonly length: number
  readonly metadata: ArticleMetadata
  /** An article of the project with the same text: this candidate would be skipped. */
  readonly duplicateOf: string | null
  /** Why it cannot be imported as it is. */
  readonly problem: Problem | null
}

export interface ImportReport {
  readonly imported: readonly ArticleSummary[]
  readonly skipped: readonly { readonly fileName: string; readonly problem: Problem }[]
}

export interface ExportReport {
  /** Full paths of the files written. */
  readonly files: readonly string[]
  readonly articles: number
  readonly annotations: number
}

/** A place in the data that keeps an export from being written, or that a check found. */
export interface Finding extends Problem {
  /** The file, relative to the project folder. */
  readonly file: string
  /** The annotation, relation or zone; empty where the whole file is meant. */
  readonly item: string
  readonly severity: 'error' | 'warning'
}

// --- Requests --------------------------------------------------------------------------------------------------------

interface RequestShape<Params, Answer> {
  readonly params: Schema<Params>
  /** Only a type: never set. */
  readonly answer?: Answer
}

const request =
  <Answer>() =>
  <Params>(params: Schema<Params>): RequestShape<Params, Answer> => ({ params })

const none = v.null()
const text = (maximum: number) => v.pipe(v.string(), v.maxLength(maximum))
const metadataSchema: Schema<ArticleMetadata> = v.strictObject({
  title: text(1000),
  outlet: text(1000),
  date: text(100),
  url: text(4000),
  language: text(100),
})
const placeSchema: Schema<Place> = v.strictObject({
  topOffset: v.number(),
  topPixels: v.number(),
  anchor: v.number(),
  head: v.number(),
  focusedAnnotation: v.nullable(text(200)),
})
const token = text(100)

/**
 * Every request the renderer can make of main: its parameters' validator (main checks each message against it) and the type
 * of its answer. `Result` answers can fail in expected ways; null inside one means that the user cancelled a dialog.
 */
export const requests = {
  'app.start': request<StartState>()(none),
  /** The window has painted the start state: it can be shown, or its picture taken. */
  'app.ready': request<null>()(none),
  'settings.change': request<Settings>()(
    v.strictObject({
      locale: v.nullable(v.picklist(['en', 'ar'])),
      theme: v.picklist(['system', 'light', 'dark']),
      readingFace: v.picklist(readingFaces),
    }) as Schema<Settings>,
  ),
  /** Tells the native menu which commands can run now; the list names those that can. */
  'menu.enable': request<null>()(v.array(commandIdSchema)),

  /** Asks for a folder and makes a project in it. */
  'project.create': request<Result<OpenedProject | null>>()(
    v.strictObject({ name: text(200), annotatorName: text(200) }),
  ),
  /** Asks for a project folder and opens it. */
  'project.choose': request<Result<OpenedProject | null>>()(none),
  'project.open': request<Result<OpenedProject>>()(v.strictObject({ folder: text(4096) })),
  /** Copies the sample project to the user's documents (once) and opens it. */
  'project.openSample': request<Result<OpenedProject>>()(none),
  'project.close': request<null>()(none),
  /** Switches to an annotator of the project, or adds one by display name. */
  'project.setAnnotator': request<Result<OpenedProject>>()(
    v.union([
      v.strictObject({ id: safeIdSchema }) as Schema<{ id: string; name?: undefined }>,
      v.strictObject({ name: text(200) }) as Schema<{ name: string; id?: undefined }>,
    ]),
  ),
  'view.save': request<null>()(
    v.strictObject({ article: v.nullable(safeIdSchema), place: v.nullable(placeSchema) }),
  ),

  'articles.open': request<Result<OpenedArticle>>()(v.strictObject({ id: safeIdSchema })),
  'articles.setMetadata': request<Result<ArticleSummary>>()(
    v.strictObject({ id: safeIdSchema, metadata: metadataSchema }),
  ),

  /** Asks for files. Candidates come back decoded and checked; nothing is written yet. */
  'import.choose': request<Result<readonly ImportCandidate[]>>()(none),
  /** Files dropped on the window, or pasted text as one file without a name. */
  'import.read': request<Result<readonly ImportCandidate[]>>()(
    v.strictObject({
      files: v.pipe(
        v.array(v.strictObject({ name: text(1000), bytes: v.instance(Uint8Array) })),
        v.maxLength(5000),
      ),
    }),
  ),
  'import.setEncoding': request<Result<ImportCandidate>>()(
    v.strictObject({ token, encoding: v.picklist(encodings) }),
  ),
  'import.commit': request<Result<ImportReport>>()(
    v.strictObject({ items: v.array(v.strictObject({ token, metadata: metadataSchema })) }),
  ),
  'import.discard': request<null>()(none),

  /**
   * Writes edits of one set, made in order on the state `baseRevision`. Answered only when they would survive a power cut.
   * Fails with `revision_conflict` where main's set has moved on: the renderer then opens the article anew and makes its
   * unsaved edits again on top.
   */
  'annotations.apply': request<Result<{ readonly revision: number }>>()(
    v.strictObject({
      article: safeIdSchema,
      baseRevision: v.pipe(v.number(), v.integer(), v.minValue(0)),
      edits: v.pipe(
        v.array(v.strictObject({ changes: v.array(changeSchema), history: historyMoveSchema })),
        v.minLength(1),
      ),
    }),
  ),

  /** Adds actors to the project's registry; those that are there by id are filled up, none is removed. Gives all. */
  'actors.add': request<Result<readonly Actor[]>>()(
    v.strictObject({ actors: v.pipe(v.array(actorSchema), v.minLength(1), v.maxLength(1000)) }),
  ),

  /** Checks everything, asks for a folder, writes. Findings mean that nothing was written. */
  'export.run': request<
    Result<
      | { readonly type: 'written'; readonly report: ExportReport }
      | { readonly type: 'refused'; readonly findings: readonly Finding[] }
      | null
    >
  >()(
    v.strictObject({
      format: v.picklist(exportFormatIds),
      articles: v.array(safeIdSchema),
      annotators: v.array(safeIdSchema),
    }),
  ),
} as const

/** The name of a request. */
export type RequestName = keyof typeof requests
type ShapeOf<Name extends RequestName> = (typeof requests)[Name]
/** What a request takes. */
export type RequestParams<Name extends RequestName> = v.InferOutput<ShapeOf<Name>['params']>
/** What a request answers. */
export type RequestAnswer<Name extends RequestName> =
  Exclude<ShapeOf<Name>['answer'], undefined> extends infer Answer ? Answer : never

// --- Events ----------------------------------------------------------------------------------------------------------

/** Everything main tells the renderer unasked. */
export interface Events {
  /** The user chose a command in the native menu. */
  'menu.command': { readonly id: CommandId }
  /** A project was opened from outside: another start of the program, a file association, the recent list. */
  'project.opened': { readonly project: OpenedProject }
  /** The system or the user changed light and dark; styles follow by themselves, plots and pictures may need it. */
  'theme.changed': { readonly dark: boolean }
  /** How far a long task is. */
  progress: { readonly task: 'import' | 'export'; readonly done: number; readonly total: number }
  /** The window is about to close: send what is unsaved, then answer by asking for `project.close`. */
  'window.closing': null
}

/** The name of an event. */
export type EventName = keyof Events

/** What main offers the renderer. */
export interface Bridge {
  request<Name extends RequestName>(name: Name, params: RequestParams<Name>): Promise<RequestAnswer<Name>>
  /** Returns a function that ends the subscription. */
  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void
}

/**
 * What the preload puts on the window, and nothing else. Answers come as JSON: they cross two borders, each of which would copy
 * an article's ten thousand annotations one object at a time, but takes a string as it is.
 */
export interface PreloadBridge extends Pick<Bridge, 'on'> {
  request(name: string, params: unknown): Promise<string>
}

/** Name of the property of `window` that holds the {@link PreloadBridge}. */
export const bridgeKey = 'hashiya'
