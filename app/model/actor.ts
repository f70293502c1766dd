import * as v from 'valibot'
import type { Schema } from './annotation.ts'

/** An entry of the project's actor registry. */
export interface Actor {
  readonly id: string
  readonly nameAr: string
  readonly nameEn: string
  readonly type: string
  /** Registry id of the body this actor belongs to. */
  readonly parent?: string
  readonly aliases: readonly string[]
  /** Aliases that change their meaning with the date and must never link by themselves. */
  readonly contextualAliases: readonly string[]
  readonly extra?: Readonly<Record<string, unknown>>
}

const name = v.pipe(v.string(), v.maxLength(1000))
const names = v.pipe(v.array(name), v.maxLength(1000))

/** Validator of an actor from outside the process. */
export const actorSchema: Schema<Actor> = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  nameAr: name,
  nameEn: name,
  type: v.pipe(v.string(), v.maxLength(200)),
  parent: v.exactOptional(v.string()),
  aliases: names,
  contextualAliases: names,
  extra: v.exactOptional(v.record(v.string(), v.unknown())),
})
