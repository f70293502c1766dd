/** How large a message of the renderer may be. */
export interface PayloadLimits {
  /** Arrays and objects inside each other. */
  readonly depth: number
  /** UTF-16 units of all strings and keys, and bytes of all binary data. */
  readonly size: number
  /** Values, counting every string, number, array and object. */
  readonly values: number
}

/**
 * Whether a message is plain data within bounds: null, booleans, finite numbers, strings, arrays, `Uint8Array`s and plain
 * objects without a `__proto__` of their own. Everything else that structured cloning lets through (maps, dates, errors,
 * cycles, ...) is refused, before any schema looks at it.
 */
export function isWithinBounds(payload: unknown, limits: PayloadLimits): boolean {
  let size = 0
  let values = 0
  // A list of what is still to be looked at, not recursion: a hostile depth must not exhaust the stack.
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: payload, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next
    values += 1
    if (values > limits.values || depth > limits.depth) return false
    if (typeof value === 'string') size += value.length
    else if (value instanceof Uint8Array) size += value.byteLength
    else if (Array.isArray(value)) {
      // A sparse array of a few bytes can claim any length.
      if (open.length + value.length > limits.values) return false
      for (const item of value) open.push({ value: item, depth: depth + 1 })
    } else if (isPlainObject(value)) {
      const keys = Object.keys(value)
      if (open.length + keys.length > limits.values) return false
      for (const key of keys) {
        if (key === '__proto__') return false
        size += key.length
        open.push({ value: value[key], depth: depth + 1 })
      }
    } else if (!isScalar(value)) return false
    if (size > limits.size) return false
  }
  return true
}

function isScalar(value: unknown): boolean {
  return value === null || value === undefined || typeof value === 'boolean' || Number.isFinite(value)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
