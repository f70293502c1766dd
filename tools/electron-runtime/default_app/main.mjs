// Packed into the development runtime as resources/default_app.asar: `electron <app folder> ...` opens that folder.
// The top-level await matters: Electron waits for it, so that the app's own code has run before `ready` fires.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (folder === undefined) {
  process.stderr.write('Usage: electron <app folder> [arguments]\n')
  process.exit(2)
}
const appPath = path.resolve(folder)
const manifest = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'))
// What only a default app may set is not in Electron's types.
const self =
  /** @type {Electron.App & { setVersion(version: string): void, setAppPath(folder: string): void }} */ (app)
app.setName(manifest.productName ?? manifest.name)
self.setVersion(manifest.version)
self.setAppPath(appPath)
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
await import(pathToFileURL(path.join(appPath, manifest.main)).href)
