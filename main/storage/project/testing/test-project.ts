import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Annotation } from '#app/model/annotation.ts'
import type { Change } from '#app/model/changes.ts'
import type { Result } from '#app/result.ts'
import { utf16 } from '#app/text/offsets.ts'
import { createProject } from '../create-project.ts'
import type { Edit } from '../edit-writer.ts'
import { type OpenOptions, openProject } from '../open-project.ts'
import type { ProjectSession } from '../project-session.ts'
import type { Surroundings } from '../surroundings.ts'

let tokens = 0
export const surroundings: Surroundings = {
  clock: () => new Date('2026-03-14T09:00:00Z'),
  random: () => (++tokens).toString(16).padStart(8, '0'),
}

export const testCodebook = {
  format: 'hashiya-codebook/1',
  id: 'test',
  version: '1',
  name_ar: 'دليل',
  name_en: 'Test',
  labels: ['actor', 'position', 'commitment'].map((id, rank) => ({
    id,
    name_ar: id,
    name_en: id,
    key: `${rank + 1}`,
    color: '#123456',
  })),
  attributes: {},
  relations: [
    { id: 'holder', name_ar: 'صاحب', name_en: 'holder', from: ['position'], to: ['actor'], min: 1 },
  ],
  zones: [['heading', 'عنوان', 'heading']],
}

/** Emoji, a letter outside the BMP and combining marks in front, so that no two offset units agree. */
export const testText = '😀 قال 𞤀 مَاكرون إنّه «سيزور» كييف\nغدًا'

export const noMetadata = { title: '', outlet: '', date: '', url: '', language: 'ar' }

const folders: string[] = []
const sessions: ProjectSession[] = []

afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()))
  // A session that a test leaves open may still be writing its cache.
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** The value of a result that has to be there. */
export function unwrap<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

/** A folder that is removed after the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hashiya-project-'))
  folders.push(folder)
  return folder
}

/** A project of the annotator Salma with these texts as articles `a0`, `a1` and so on. */
export async function makeProject(texts: readonly string[] = [testText]): Promise<string> {
  const folder = await makeFolder()
  const project = { folder, name: 'مشروع', codebookFile: testCodebook, annotatorName: 'Salma' }
  unwrap(await createProject(project, surroundings))
  const session = await open(folder)
  const articles = texts.map((text, rank) => ({
    fileName: `a${rank}.txt`,
    text,
    metadata: { ...noMetadata, title: `عنوان ${rank}` },
  }))
  unwrap(await session.addArticles(articles))
  await session.close()
  return folder
}

/** Opens a project; the session is closed after the test at the latest. */
export async function open(folder: string, options: Partial<OpenOptions> = {}): Promise<ProjectSession> {
  const session = unwrap(await openProject({ folder, access: 'annotate', ...surroundings, ...options }))
  sessions.push(session)
  return session
}

/** An annotation on the first occurrence of a quote. */
export function annotationOn(text: string, quote: string, id: string, label = 'actor'): Annotation {
  const start = text.indexOf(quote)
  const fragment = { start: utf16(start), end: utf16(start + quote.length), quote }
  return { id, label, fragments: [fragment], attributes: {} }
}

/** The edit that makes a change as a new step. */
export function step(article: string, ...changes: readonly Change[]): Edit {
  return {
    changes,
    history: { type: 'do', step: { article, description: { action: 'add', label: 'actor' }, changes } },
  }
}

export function adding(annotation: Annotation): Change {
  return { type: 'annotation', before: null, after: annotation }
}

/** A file of a project as it stands on disk. */
export function readText(folder: string, file: string): Promise<string> {
  return readFile(join(folder, file), 'utf8')
}

/** The same, parsed. */
export async function readJson(folder: string, file: string) {
  return JSON.parse(await readText(folder, file))
}
