import type { ProblemCode } from '#app/problems.ts'
import { fail, type Problem, type Result } from '#app/result.ts'
import type { FileFacts, FileSystem } from './file-system.ts'

const codes: Readonly<Record<string, ProblemCode>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EROFS: 'read_only',
  EACCES: 'no_permission',
  EPERM: 'no_permission',
  ENOENT: 'folder_vanished',
  ENOTDIR: 'folder_vanished',
  ENODEV: 'folder_vanished',
  ENXIO: 'folder_vanished',
  ESTALE: 'folder_vanished',
  ELOOP: 'symbolic_link',
}

/** The `code` of an error of the system (`ENOENT`, ...); undefined for any other error. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** The problem behind an error of the file system. Any other error is a mistake in the program and is thrown on. */
function problemOf(error: unknown, path: string): Problem {
  const errno = errnoOf(error)
  if (errno === undefined) throw error
  return fail(codes[errno] ?? 'write_failed', { path, reason: errno }).problem
}

/** Runs file operations; their errors become the problem of `path`. */
export async function attempt<T>(path: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    return { ok: false, problem: problemOf(error, path) }
  }
}

/** The facts of a path, or null where nothing stands. Throws what `facts` throws otherwise. */
export async function look(fs: FileSystem, path: string): Promise<FileFacts | null> {
  try {
    return await fs.facts(path)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
}
