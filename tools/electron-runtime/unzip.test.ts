import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runtimeName } from './development-runtime.mjs'
import { unzip } from './unzip.mjs'

interface Entry {
  name: string
  text: string
  /** As in `stat`: type and permissions. */
  mode: number
}

const file = 0o100644
const executable = 0o100755
const symbolicLink = 0o120777

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hashiya-unzip-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('unpacks what is wanted under the names it is wanted under', async () => {
  const archive = writeZip([
    { name: 'Cypress/Cypress', text: 'binary', mode: executable },
    { name: 'Cypress/locales/ar.pak', text: 'strings', mode: file },
    { name: 'Cypress/resources/app/index.js', text: 'their app', mode: file },
    { name: 'Cypress/browser_v8_context_snapshot.bin', text: 'snapshot', mode: file },
  ])
  const into = path.join(folder, 'into')
  const progress: number[] = []
  await unzip(archive, into, { pick: runtimeName, onProgress: (fraction) => progress.push(fraction) })
  expect(readdirSync(into, { recursive: true }).sort()).toEqual([
    'electron',
    'locales',
    path.join('locales', 'ar.pak'),
  ])
  expect(readFileSync(path.join(into, 'electron'), 'utf8')).toBe('binary')
  expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  expect(progress.every((fraction) => fraction > 0 && fraction <= 1)).toBe(true)
})

it.skipIf(process.platform === 'win32')('keeps executables executable', async () => {
  const archive = writeZip([
    { name: 'tool', text: '', mode: executable },
    { name: 'data', text: '', mode: file },
  ])
  await unzip(archive, folder, { pick: (name) => name })
  expect(statSync(path.join(folder, 'tool')).mode & 0o111).toBe(0o111)
  expect(statSync(path.join(folder, 'data')).mode & 0o111).toBe(0)
})

it.each([
  { name: '../outside', text: 'x', mode: file },
  { name: '/absolute', text: 'x', mode: file },
  { name: 'link', text: '/etc/passwd', mode: symbolicLink },
])('refuses $name', async (entry) => {
  const into = path.join(folder, 'into')
  await expect(unzip(writeZip([entry]), into, { pick: (name) => name })).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(['archive.zip'])
})

/** A zip archive with its entries stored as they are (APPNOTE.TXT 4.3). */
function writeZip(entries: readonly Entry[]): string {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const { name, text, mode } of entries) {
    const data = Buffer.from(text)
    const nameBytes = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE((mode << 16) >>> 0, 6)
    rest.writeUInt32LE(offset, 10)
    const madeByUnix = Buffer.from([20, 3])
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes, data])
    locals.push(local)
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), madeByUnix, common, rest, nameBytes]))
    offset += local.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  const archive = path.join(folder, 'archive.zip')
  writeFileSync(archive, Buffer.concat([...locals, central, Buffer.from('PK\x05\x06'), end]))
  return archive
}
