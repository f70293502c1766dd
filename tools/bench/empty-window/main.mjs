// The floor of start and memory: an Electron app that does nothing but show a window of the same size.
import path from 'node:path'
import { app, BrowserWindow } from 'electron'

// Not awaited: Electron is ready only after this module has run.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1360, height: 860 })
  void window.loadFile(path.join(import.meta.dirname, 'index.html'))
})
