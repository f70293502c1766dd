import { createHash } from 'node:crypto'
import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'

/** Who a process is, so that another can tell whether it still runs. What a platform does not tell is null. */
export interface ProcessIdentity {
  readonly host: string
  /** Tells machines of the same name apart. */
  readonly machine: string | null
  /** Changes with every start of the machine. */
  readonly boot: string | null
  /** Processes see each other's ids only within the same space (containers, sandboxes). */
  readonly space: string | null
  readonly pid: number
  /** When the process started, in the kernel's words: tells it from a later one with the same id. */
  readonly started: string | null
}

/** How this process sees the machine's others; replaceable for tests. */
export interface ProcessTable {
  self(): Promise<ProcessIdentity>
  /** `running` only where it is certain that it is the process that started then. */
  state(pid: number, started: string | null): Promise<'running' | 'gone' | 'unsure'>
}

async function textOf(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch {
    return null
  }
}

/** State and start time of a process from Linux's `/proc/<pid>/stat`: fields 3 and 22 (proc_pid_stat(5)). */
async function linuxStat(pid: number): Promise<{ readonly state: string; readonly started: string } | null> {
  const text = await textOf(`/proc/${pid}/stat`)
  // The second field is the command in parentheses, which may hold spaces and parentheses itself.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ')
  const state = fields?.[0]
  const started = fields?.[19]
  return state && started ? { state, started } : null
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The machine this program runs on. */
export const processTable: ProcessTable = {
  async self() {
    const machine = await textOf('/etc/machine-id')
    return {
      host: hostname(),
      // The id itself is meant to stay on its machine (machine-id(5)).
      machine: machine && createHash('sha256').update(`hashiya ${machine}`).digest('hex').slice(0, 16),
      boot: await textOf('/proc/sys/kernel/random/boot_id'),
      space: await readlink('/proc/self/ns/pid').catch(() => null),
      pid: process.pid,
      started: (await linuxStat(process.pid))?.started ?? null,
    }
  },

  async state(pid, started) {
    if (!exists(pid)) return 'gone'
    const stat = await linuxStat(pid)
    if (!stat) return exists(pid) ? 'unsure' : 'gone'
    // A zombie has ended and only waits for its parent to notice.
    if (stat.state === 'Z' || stat.state === 'X') return 'gone'
    if (started === null) return 'unsure'
    return stat.started === started ? 'running' : 'gone'
  },
}
