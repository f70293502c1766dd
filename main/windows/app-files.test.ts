import { join, resolve, sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appFile } from './app-files.ts'

const root = resolve('/opt/hashiya/out/renderer')
const found = (...parts: string[]) => ({ status: 200, path: join(root, ...parts) })

describe('files of the page', () => {
  test('are found below the root, with their types', () => {
    expect(appFile('app://hashiya/index.html', root)).toMatchObject({
      ...found('index.html'),
      mimeType: 'text/html; charset=utf-8',
    })
    expect(appFile('app://hashiya/', root)).toMatchObject(found('index.html'))
    expect(appFile('app://hashiya/assets/index-B_x9-Z.js', root)).toMatchObject({
      ...found('assets', 'index-B_x9-Z.js'),
      mimeType: 'text/javascript; charset=utf-8',
    })
    expect(appFile('app://hashiya/assets/amiri.woff2?v=1#x', root)).toMatchObject({ mimeType: 'font/woff2' })
  })

  test.each([
    'app://hashiya/%2e%2e%2f%2e%2e%2fpackage.json',
    'app://hashiya/..%2fmain%2fmain.js',
    'app://hashiya/assets/..%5c..%5cmain.js',
    'app://hashiya/assets%2f..%2f..%2fmain.js',
    'app://hashiya/index.html%00.js',
    'app://hashiya/%252e%252e/main.js',
    'app://hashiya//etc/passwd.js',
    'app://hashiya/C:/windows/win.js',
    'app://hashiya/index.html::$DATA',
    'app://hashiya/.git/config.js',
    'app://hashiya/con.js',
    'app://hashiya/index.html.',
    'app://hashiya/%ff.js',
    'app://evil/index.html',
    'app://hashiya:8080/index.html',
    'app://hashiya.evil/index.html',
    'file:///etc/passwd',
    'https://hashiya/index.html',
    'app:index.html',
    'not a url',
  ])('%s is refused', (url) => {
    expect(appFile(url, root)).toEqual({ status: 403 })
  })

  test('what the URL itself resolves stays inside', () => {
    expect(appFile('app://hashiya/../../main/main.js', root)).toMatchObject(found('main', 'main.js'))
    expect(appFile('app://hashiya/%2e%2e/%2e%2e/main.js', root)).toMatchObject(found('main.js'))
  })

  test('files of a kind the page is not made of are not there', () => {
    expect(appFile('app://hashiya/assets/index.js.map', root)).toEqual({ status: 404 })
    expect(appFile('app://hashiya/assets', root)).toEqual({ status: 404 })
  })

  test('no path leads out of the root', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      '%25',
      'a',
      '.js',
      'C:',
      '//',
      ':',
      '~',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
        const file = appFile(`app://hashiya/${pieces.join('')}`, root)
        if (file.status === 200) expect(file.path.startsWith(root + sep)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
