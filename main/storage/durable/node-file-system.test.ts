import { execFileSync } from 'node:child_process'
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { durableWrite } from './durable-write.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { openDurable } from './open-durable.ts'
import { tokenCodec } from './token-codec.ts'

const windows = process.platform === 'win32'
let root: string
const random = () => 'abcdef012345'

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hashiya-files-'))
})

afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

function write(path: string, text: string) {
  return durableWrite(nodeFileSystem, path, Buffer.from(text), { random })
}

describe('durableWrite on the real disk', () => {
  it('writes and replaces, and leaves nothing else behind', async () => {
    const path = join(root, 'a.json')
    expect((await write(path, 'one')).ok).toBe(true)
    const second = await write(path, 'حاشية')
    expect(await readFile(path, 'utf8')).toBe('حاشية')
    expect(await readdir(root)).toEqual(['a.json'])
    expect(second).toMatchObject({
      ok: true,
      value: { identity: (await nodeFileSystem.facts(path)).identity },
    })
  })

  it.skipIf(windows)('keeps the mode of the file', async () => {
    const path = join(root, 'a.json')
    await writeFile(path, 'one')
    await chmod(path, 0o640)
    await write(path, 'two')
    expect((await stat(path)).mode & 0o777).toBe(0o640)
  })

  it.skipIf(windows)('refuses a link in place of the file, and overwrites nothing behind it', async () => {
    const victim = join(root, 'victim')
    await writeFile(victim, 'precious')
    await symlink(victim, join(root, 'a.json'))
    expect(await write(join(root, 'a.json'), 'x')).toMatchObject({ problem: { code: 'symbolic_link' } })
    expect(await readFile(victim, 'utf8')).toBe('precious')
  })

  it.skipIf(windows)('is not led astray by a link planted under the temporary name', async () => {
    const victim = join(root, 'victim')
    await writeFile(victim, 'precious')
    await symlink(victim, join(root, `.a.json.${random()}.tmp`))
    expect((await write(join(root, 'a.json'), 'x')).ok).toBe(false)
    expect(await readFile(victim, 'utf8')).toBe('precious')
  })

  it('says what is wrong with the place', async () => {
    expect(await write(join(root, 'missing', 'a.json'), 'x')).toMatchObject({
      problem: { code: 'folder_vanished' },
    })
    await mkdir(join(root, 'folder'))
    expect(await write(join(root, 'folder'), 'x')).toMatchObject({ problem: { code: 'write_failed' } })
  })
})

describe('nodeFileSystem', () => {
  it.skipIf(windows)('does not wait for a named pipe, and reads no folder and no link', async () => {
    const pipe = join(root, 'pipe')
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe])
    await expect(nodeFileSystem.read(pipe)).rejects.toMatchObject({ code: 'EINVAL' })
    await expect(nodeFileSystem.read(root)).rejects.toMatchObject({ code: 'EINVAL' })
    await symlink('/etc/hostname', join(root, 'link'))
    await expect(nodeFileSystem.read(join(root, 'link'))).rejects.toMatchObject({ code: 'ELOOP' })
    await expect(nodeFileSystem.openToAppend(join(root, 'link'))).rejects.toMatchObject({ code: 'ELOOP' })
  })

  it('gives a file that was written in place another identity, whatever its times say', async () => {
    const path = join(root, 'a')
    await writeFile(path, 'one')
    await utimes(path, 1, 1)
    const before = await nodeFileSystem.facts(path)
    await writeFile(path, 'two')
    await utimes(path, 1, 1)
    expect((await nodeFileSystem.facts(path)).identity).not.toBe(before.identity)
  })
})

describe('a store on the real disk', () => {
  const file = 'annotations/سلمى/article-1.json'

  it('clears away what a killed program left half written, and nothing else', async () => {
    const folder = join(root, 'annotations', 'سلمى')
    await mkdir(folder, { recursive: true })
    for (const name of ['.article-1.json.0a1b2c.tmp', '.article-2.json.0a1b2c.tmp', '.article-1.json.mine']) {
      await writeFile(join(folder, name), 'x')
    }
    const opened = await openDurable({ root, file, codec: tokenCodec })
    expect(opened.ok).toBe(true)
    expect((await readdir(folder)).sort()).toEqual(['.article-1.json.mine', '.article-2.json.0a1b2c.tmp'])
  })

  it.skipIf(windows)('takes edits made by other programs in place and by replacing', async () => {
    const opened = await openDurable({ root, file, codec: tokenCodec })
    if (!opened.ok) throw new Error(opened.problem.code)
    const { store } = opened.value
    await store.append(['a'])
    await store.append(['b'])
    await writeFile(join(root, file), tokenCodec.format({ tokens: ['a', 'in place'] }))
    await store.append(['c'])
    execFileSync('sed', ['-i', 's/in place/replaced/', join(root, file)])
    await store.append(['d'])
    await store.close()
    expect(store.data.tokens).toEqual(['a', 'b', 'c', 'replaced', 'd'])
    expect(await readFile(join(root, file), 'utf8')).toBe(tokenCodec.format(store.data))
  })
})
