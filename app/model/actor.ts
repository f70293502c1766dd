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
