import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { ParsedSet } from '#app/formats/format.ts'
import { jsonlFormat } from '#app/formats/jsonl/format.ts'
import type { Annotator } from '#app/ipc/contract.ts'
import { parseActors } from '#app/project/actors-file.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { type Locale, locales } from '#app/wording/locale.ts'
import { wordingFor } from '#app/wording/wording.ts'
import { decode } from './import/decode.ts'
import { readDefaultCodebook } from './resources.ts'
import { attempt } from './storage/durable/problem-of.ts'
import { type NewArticle, textHash } from './storage/project/article-library.ts'
import { createProject } from './storage/project/create-project.ts'
import { openProject } from './storage/project/open-project.ts'
import type { ProjectSession } from './storage/project/project-session.ts'
import { registerAnnotator } from './storage/project/register-annotator.ts'
import { SharedFiles } from './storage/project/shared-files.ts'
import type { Surroundings } from './storage/project/surroundings.ts'

export interface SampleOptions {
  /** The folder of what ships with the program. */
  readonly resources: string
  /** Where the sample project is put. */
  readonly documents: string
  /** Of its names. */
  readonly locale: Locale
}

const manifestSchema = v.object({
  name_ar: v.string(),
  name_en: v.string(),
  annotators: v.array(v.object({ id: v.string(), name_ar: v.string(), name_en: v.string() })),
})

const articlesSchema = v.array(
  v.object({
    file: v.string(),
    title: v.string(),
    outlet: v.string(),
    date: v.string(),
    url: v.string(),
    language: v.string(),
  }),
)

/** What ships: articles with the work of two annotators. */
interface Sample {
  readonly name: string
  readonly annotators: readonly Annotator[]
  readonly articles: readonly NewArticle[]
  readonly actors: unknown
  readonly sets: readonly ParsedSet[]
}

/**
 * The folder of the sample project: the one that was made earlier, in whichever language, or a new one. Fails with
 * `folder_not_empty` ({path}) where something else has its name, and with storage codes.
 */
export async function sampleProject(
  options: SampleOptions,
  surroundings: Surroundings,
): Promise<Result<string>> {
  const { documents, locale } = options
  const folders = [locale, ...locales].map((one) => join(documents, wordingFor(one).say('sample.folder')))
  for (const folder of folders) {
    if (await isThere(join(folder, 'project.hashiya'))) return ok(folder)
  }
  return makeSample(folders[0] as string, options, surroundings)
}

/** Made beside its place and moved there as a whole, so that there is never half a sample. */
async function makeSample(
  folder: string,
  options: SampleOptions,
  surroundings: Surroundings,
): Promise<Result<string>> {
  const { resources, locale } = options
  const present = await readdir(folder).catch(() => null)
  if (present && present.length > 0) return fail('folder_not_empty', { path: folder })
  const sample = await readSample(join(resources, 'sample'), locale)
  const draft = join(dirname(folder), `.hashiya-${surroundings.random()}`)
  const made = await attempt(folder, async () => {
    await mkdir(dirname(folder), { recursive: true })
    const codebookFile = await readDefaultCodebook(resources)
    const created = await createProject({ folder: draft, name: sample.name, codebookFile }, surroundings)
    if (!created.ok) return created
    const filled = await fill(draft, sample, surroundings)
    if (!filled.ok) return filled
    // Windows does not rename onto a folder, be it empty.
    if (present) await rmdir(folder)
    await rename(draft, folder)
    return ok(folder)
  })
  if (!made.ok) await rm(draft, { recursive: true, force: true }).catch(() => undefined)
  return made
}

async function fill(folder: string, sample: Sample, surroundings: Surroundings): Promise<Result<null>> {
  // Before the project is opened for the first time, which would add whoever has logged in here.
  const shared = new SharedFiles(folder, surroundings, () => undefined)
  for (const { id, name } of sample.annotators) {
    const added = await registerAnnotator(folder, shared, name, id)
    if (!added.ok) return added
  }
  await shared.settled()
  const [first] = sample.annotators
  const opened = await openProject({
    ...surroundings,
    folder,
    access: 'annotate',
    ...(first && { annotator: first.id }),
  })
  if (!opened.ok) return opened
  try {
    return await fillOpened(opened.value, sample)
  } finally {
    await opened.value.close()
  }
}

async function fillOpened(session: ProjectSession, sample: Sample): Promise<Result<null>> {
  const added = await session.addArticles(sample.articles)
  if (!added.ok) return added
  const actors = parseActors(sample.actors)
  if (!actors.ok) return actors
  const merged = await session.mergeActors(actors.value.data.actors)
  if (!merged.ok) return merged
  for (const { set, article } of sample.sets) {
    const present = session.findBySha256(article.sha256)
    if (!present) return fail('article_not_found', { id: article.id })
    const written = await session.replaceSet({ ...set, article: present.id }, { replace: false })
    if (!written.ok) return written
  }
  return ok(null)
}

/** Throws where what ships with the program is damaged: there is nothing the user could do about it. */
async function readSample(folder: string, locale: Locale): Promise<Sample> {
  const json = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, name), 'utf8'))
  const nameOf = (names: { readonly name_ar: string; readonly name_en: string }) => names[`name_${locale}`]
  const manifest = v.parse(manifestSchema, await json('project.json'))
  const articles = v.parse(articlesSchema, await json('articles.json')).map(async ({ file, ...metadata }) => {
    const decoded = decode(await readFile(join(folder, 'articles', file)))
    if (!decoded.ok) throw new Error(`${file}: ${decoded.problem.code}`)
    return { fileName: file, text: decoded.value.text, metadata }
  })
  const entries = manifest.annotators.map(async ({ id }) => {
    const name = `annotations/${id}.jsonl`
    return { name, content: await readFile(join(folder, name), 'utf8') }
  })
  const parsed = jsonlFormat.parse?.(await Promise.all(entries), textHash)
  const refusal = parsed?.refusals[0]
  if (!parsed || refusal) throw new Error(`${refusal?.file}: ${refusal?.code}`)
  return {
    name: nameOf(manifest),
    annotators: manifest.annotators.map((annotator) => ({ id: annotator.id, name: nameOf(annotator) })),
    articles: await Promise.all(articles),
    actors: await json('actors.json'),
    sets: parsed.sets,
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
