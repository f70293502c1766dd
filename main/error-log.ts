import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Bytes after which the log begins anew; the one before is kept. */
const largestLog = 512 * 1024

/** Writes down what must not happen, in a file on this computer and nowhere else. */
export class ErrorLog {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** Adds an entry. Never throws: there is nobody left to tell. */
  add(error: unknown, during: string): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)
    try {
      mkdirSync(dirname(this.path), { recursive: true })
      if ((statSync(this.path, { throwIfNoEntry: false })?.size ?? 0) > largestLog)
        renameSync(this.path, `${this.path}.old`)
      appendFileSync(this.path, `${new Date().toISOString()} ${during}: ${what}\n`)
    } catch {
      // A full or vanished disk: the program goes on.
    }
  }
}
