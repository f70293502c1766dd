import type { JsonObject } from './json.ts'

/** The fields that are not among the known ones, as the model carries them; no field at all where there are none. */
export function extraOf(json: JsonObject, known: readonly string[]): { readonly extra?: JsonObject } {
  const names = Object.keys(json).filter((name) => !known.includes(name))
  if (names.length === 0) return {}
  // Entries and not assignment: a field named __proto__ stays a field.
  return { extra: Object.fromEntries(names.map((name) => [name, json[name]])) }
}

/** Names that validators of records pass over, so that they could be lost on their way through the program. */
const reservedNames: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** Whether an object has a field that validators would drop without a word. */
export function hasReservedName(object: JsonObject): boolean {
  return reservedNames.some((name) => Object.hasOwn(object, name))
}
