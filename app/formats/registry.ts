import { csvFormat } from './csv/format.ts'
import type { DatasetFormat } from './format.ts'
import { jsonlFormat } from './jsonl/format.ts'

/** Every dataset format, in the order they are offered. */
export const datasetFormats: readonly DatasetFormat[] = [jsonlFormat, csvFormat]

/** The format of that id, if there is one. */
export function datasetFormat(id: string): DatasetFormat | undefined {
  return datasetFormats.find((format) => format.id === id)
}
