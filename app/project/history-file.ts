import * as v from 'valibot'
import { type History, historyStepSchema } from '../model/history.ts'
import { fail, ok, type Result } from '../result.ts'
import { type FileKind, formatTag, type ReadFile, readVersion } from './file-kind.ts'

/**
 * An annotator's undo history, in the project's private folder. Unlike the files people exchange it holds offsets as memory
 * has them, in UTF-16 units, and says so.
 */
export const historyFileKind: FileKind = { name: 'hashiya-history', version: 1, migrations: [] }

const offsetUnit = 'utf-16'

const historySchema = v.pipe(
  v.looseObject({
    offsets: v.literal(offsetUnit),
    position: v.pipe(v.number(), v.integer(), v.minValue(0)),
    steps: v.array(historyStepSchema),
  }),
  v.check(({ position, steps }) => position <= steps.length, 'position lies behind the last step'),
)

/** Reads an undo history. Fails with `invalid_file` ({reason}). */
export function parseHistory(json: unknown): Result<ReadFile<History>> {
  const versioned = readVersion(historyFileKind, json)
  if (!versioned.ok) return versioned
  const parsed = v.safeParse(historySchema, versioned.value.file)
  if (!parsed.success) {
    const [issue] = parsed.issues
    return fail('invalid_file', { reason: `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim() })
  }
  const { steps, position } = parsed.output
  return ok({ data: { steps, position }, newer: versioned.value.newer })
}

/** Writes an undo history, a step a line, in the order of its fields: nobody compares versions of it. */
export function formatHistory({ steps, position }: History): string {
  const lines = steps.map((step) => `\n    ${JSON.stringify(step)}`)
  const head = JSON.stringify({ format: formatTag(historyFileKind), offsets: offsetUnit, position })
  return `${head.slice(0, -1)},"steps":[${lines.join(',')}\n]}\n`
}
