import { expect, it } from 'vitest'
import { describeRuntime, executableName } from './choose.mjs'

it('names the executable in a dist folder of Electron', () => {
  expect(executableName('linux')).toBe('electron')
  expect(executableName('win32')).toBe('electron.exe')
  expect(executableName('darwin')).toBe('Electron.app/Contents/MacOS/Electron')
})

it('says that the development runtime is not what is shipped', () => {
  const said = describeRuntime({ kind: 'development', folder: '/cache/x', version: '33.2.1' }, '45.4.1')
  expect(said).toContain('33.2.1')
  expect(said).toContain('for development and tests only')
  expect(said).toContain('ships with Electron 45.4.1')
  expect(describeRuntime({ kind: 'own', folder: '/x', version: '45.4.1' }, '45.4.1')).not.toContain('only')
})
