import { resolve } from 'node:path'
import type { Wording } from '#app/wording/wording.ts'
import { decode, decodeAs } from '../import/decode.ts'
import { guessMetadata } from '../import/guess-metadata.ts'
import { readImportFile } from '../import/read-file.ts'
import type { NewArticle } from '../storage/project/article-library.ts'
import type { Command } from './arguments.ts'
import { type Outcome, type PlacedProblem, placed } from './outcome.ts'
import type { CliSurroundings } from './run.ts'
import { withProject } from './with-project.ts'

/**
 * `import`: adds text files as articles. A text that is in the project already is named and skipped, which is no failure, so
 * that the same import can be run again.
 */
export function importArticles(
  command: Extract<Command, { verb: 'import' }>,
  wording: Wording,
  surroundings: CliSurroundings,
): Promise<Outcome> {
  const { folder, files, encoding } = command
  return withProject({ folder, access: 'share' }, wording, surroundings, async (session) => {
    const problems: PlacedProblem[] = []
    const articles: NewArticle[] = []
    const readAs: string[] = []
    for (const path of files) {
      const { fileName, bytes } = await readImportFile(resolve(surroundings.cwd, path))
      const decoded = !bytes.ok ? bytes : encoding ? decodeAs(bytes.value, encoding) : decode(bytes.value)
      if (!decoded.ok) {
        problems.push(placed(decoded.problem, path))
        continue
      }
      const { text, certain } = decoded.value
      articles.push({ fileName, text, metadata: guessMetadata(text, fileName) })
      if (!certain) {
        readAs.push(wording.say('cli.import.recognised', { file: path, encoding: decoded.value.encoding }))
      }
    }
    const added = await session.addArticles(articles)
    if (!added.ok) problems.push(placed(added.problem, folder))
    const { imported, skipped } = added.ok ? added.value : { imported: [], skipped: [] }
    const duplicates = skipped.filter(({ problem }) => problem.code === 'duplicate_article')
    for (const { fileName, problem } of skipped) {
      if (problem.code !== 'duplicate_article') problems.push(placed(problem, fileName))
    }
    return {
      failed: problems.length > 0,
      document: {
        imported: imported.map(({ id, metadata, length }) => ({ id, title: metadata.title, length })),
        skipped: duplicates.map(({ fileName, problem }) => ({
          file: fileName,
          code: problem.code,
          reason: wording.problem(problem),
        })),
      },
      lines: [
        ...imported.map(({ id, metadata }) => `${id}  ${metadata.title}`),
        ...duplicates.map(({ fileName, problem }) => `${fileName}: ${wording.problem(problem)}`),
        wording.say('cli.import.done', { imported: imported.length, skipped: duplicates.length }),
      ],
      remarks: readAs,
      problems,
    }
  })
}
