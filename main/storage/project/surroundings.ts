/** What the storage takes from the outside world, so that tests can hold it still. */
export interface Surroundings {
  readonly clock: () => Date
  /** A fresh token of hexadecimal digits. */
  readonly random: () => string
}

/** The same, as the durable store takes it. */
export function storeOptions({ clock, random }: Surroundings) {
  return { clock: () => clock().getTime(), random }
}
