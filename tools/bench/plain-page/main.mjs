// The floor of opening: reads text files and shows them as plain paragraphs. Arguments: the files.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow } from 'electron'

const files = process.argv.slice(1).filter((argument) => argument.endsWith('.txt'))

// Not awaited: Electron is ready only after this module has run.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1360, height: 860 })
  const page = pathToFileURL(path.join(import.meta.dirname, 'index.html'))
  for (const file of files) page.searchParams.append('text', pathToFileURL(file).href)
  void window.loadURL(page.href)
})
