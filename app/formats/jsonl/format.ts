import type { DatasetFormat } from '../format.ts'
import { parseJsonl } from './read.ts'
import { serializeJsonl } from './write.ts'

/** Hashiya's own format: code-point offsets, everything that a set holds, there and back. */
export const jsonlFormat: DatasetFormat = {
  id: 'jsonl',
  name: 'format.jsonl',
  losses: ['format.jsonl.loss.unannotated'],
  serialize: serializeJsonl,
  parse: parseJsonl,
}
