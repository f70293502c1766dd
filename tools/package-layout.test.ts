import { expect, it } from 'vitest'
import { executableIn, packageFolder } from './package-layout.mjs'

it.each([
  ['linux', 'x64', 'linux-unpacked', 'hashiya'],
  ['linux', 'arm64', 'linux-arm64-unpacked', 'hashiya'],
  ['darwin', 'x64', 'mac', 'Hashiya.app/Contents/MacOS/Hashiya'],
  ['darwin', 'arm64', 'mac-arm64', 'Hashiya.app/Contents/MacOS/Hashiya'],
  ['win32', 'x64', 'win-unpacked', 'hashiya.exe'],
] as const)('%s %s', (platform, arch, folder, executable) => {
  expect(packageFolder(platform, arch)).toBe(folder)
  expect(executableIn(platform)).toBe(executable)
})
