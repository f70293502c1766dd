import { isObject, type JsonObject } from './json.ts'

/**
 * Writes a file of the project the one way it is always written, so that version control shows what really changed: keys
 * sorted by code unit, two spaces of indentation, a line feed at the end, and each item of the lists named in `itemLists`
 * (top-level keys) on a line of its own. Fields that are undefined are left out.
 */
export function canonicalJson(file: JsonObject, itemLists: ReadonlySet<string> = new Set()): string {
  const lines = sortedKeys(file).map((key) => {
    const value = file[key]
    const written =
      itemLists.has(key) && Array.isArray(value) ? itemPerLine(value) : indented(value, indentation)
    return `${indentation}${JSON.stringify(key)}: ${written}`
  })
  return `{\n${lines.join(',\n')}\n}\n`
}

const indentation = '  '

function itemPerLine(items: readonly unknown[]): string {
  if (items.length === 0) return '[]'
  const lines = items.map((item) => indentation.repeat(2) + onOneLine(item))
  return `[\n${lines.join(',\n')}\n${indentation}]`
}

function indented(value: unknown, outer: string): string {
  const inner = outer + indentation
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((item) => inner + indented(item, inner)).join(',\n')}\n${outer}]`
  }
  if (isObject(value)) {
    const keys = sortedKeys(value)
    if (keys.length === 0) return '{}'
    const lines = keys.map((key) => `${inner}${JSON.stringify(key)}: ${indented(value[key], inner)}`)
    return `{\n${lines.join(',\n')}\n${outer}}`
  }
  return scalar(value)
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`
  if (isObject(value)) {
    const fields = sortedKeys(value).map((key) => `${JSON.stringify(key)}: ${onOneLine(value[key])}`)
    return `{${fields.join(', ')}}`
  }
  return scalar(value)
}

function scalar(value: unknown): string {
  // JSON has no undefined; in a list it becomes null, as JSON.stringify has it.
  return JSON.stringify(value) ?? 'null'
}

/** Sorted by code unit, which is how texts sort without a comparison of one's own. */
function sortedKeys(object: JsonObject): readonly string[] {
  return Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
}
