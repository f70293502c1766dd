import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { BrowserWindow } from 'electron'

/** Writes a PNG picture of what the window shows. Throws where there is nothing to see or the file cannot be written. */
export async function takeScreenshot(window: BrowserWindow, file: string): Promise<void> {
  const picture = await window.webContents.capturePage(undefined, { stayHidden: true })
  if (picture.isEmpty()) throw new Error('the window shows nothing')
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, picture.toPNG())
}
