import { expect, it } from 'vitest'
import { hasDisplay, missingLibraries, packageOfLibrary, packagesFor } from './system-libraries.mjs'

it('reads the missing libraries off ldd', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffd)',
    '\tlibgtk-3.so.0 => not found',
    '\tlibnss3.so => /lib/x86_64-linux-gnu/libnss3.so (0x00007f)',
    '\tlibasound.so.2 => not found',
    '',
  ].join('\n')
  expect(missingLibraries(output)).toEqual(['libgtk-3.so.0', 'libasound.so.2'])
  expect(missingLibraries('\tnot a dynamic executable\n')).toEqual([])
})

it('takes the packages by the name that this system has', () => {
  const missing = ['libgtk-3.so.0', 'libgdk-3.so.0', 'libnss3.so', 'libasound.so.2']
  const bookworm = new Set(['libgtk-3-0', 'libnss3', 'libasound2'])
  expect(packagesFor(missing, bookworm)).toEqual({
    packages: ['libasound2', 'libgtk-3-0', 'libnss3'],
    unknown: [],
  })
  // Ubuntu 24.04 and Debian 13; there libasound2 is a name of libasound2t64.
  const noble = new Set(['libgtk-3-0t64', 'libnss3', 'libasound2', 'libasound2t64'])
  expect(packagesFor(missing, noble)).toEqual({
    packages: ['libasound2t64', 'libgtk-3-0t64', 'libnss3'],
    unknown: [],
  })
})

it('names what it has no package for', () => {
  expect(packagesFor(['libstrange.so.9'], new Set())).toEqual({ packages: [], unknown: ['libstrange.so.9'] })
})

it('has package names that a shell takes as they are', () => {
  for (const name of Object.values(packageOfLibrary)) expect(name).toMatch(/^[a-z0-9][a-z0-9+.-]+$/)
})

it('needs a display on Linux only', () => {
  expect(hasDisplay({}, 'linux')).toBe(false)
  expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false)
  expect(hasDisplay({ DISPLAY: ':1' }, 'linux')).toBe(true)
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  expect(hasDisplay({}, 'darwin')).toBe(true)
})
