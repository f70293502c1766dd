import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * Memory of a process and all its descendants: on Linux the proportional set size, in which memory that n processes share counts 1/n in
 * each; elsewhere the resident set size, in which it counts whole in each.
 *
 * @param {number} root its pid
 * @returns {Promise<number>} in MB
 */
export async function memoryOf(root) {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss='])
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [pid = 0, parent = 0, resident = 0] = line.trim().split(/\s+/).map(Number)
      return { pid, parent, resident }
    })
  const family = all.filter(({ pid }) => pid === root)
  // The list grows while it is walked, by the children of each.
  for (const { pid } of family) family.push(...all.filter(({ parent }) => parent === pid))
  const kilobytes = await Promise.all(
    family.map(({ pid, resident }) => (process.platform === 'linux' ? proportional(pid) : resident)),
  )
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1024
}

/**
 * @param {number} pid
 * @returns {Promise<number>} in KB; 0 where the process has ended meanwhile
 */
async function proportional(pid) {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0)
}
