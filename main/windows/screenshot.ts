import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserWindow, NativeImage } from 'electron'

const betweenMs = 150
const mostPictures = 40

/**
 * Writes a PNG picture of what the window shows, once it shows something and stands still (a window that nobody sees paints
 * at its leisure). Throws where there is nothing to see or the file cannot be written.
 */
export async function takeScreenshot(window: BrowserWindow, file: string): Promise<void> {
  let before: Buffer = Buffer.alloc(0)
  let picture: NativeImage | null = null
  for (let taken = 0; taken < mostPictures; taken++) {
    picture = await window.webContents.capturePage(undefined, { stayHidden: true })
    const pixels = picture.toBitmap()
    if (before.equals(pixels) && !isOneColour(pixels)) break
    before = pixels
    await pause(betweenMs)
  }
  if (!picture || isOneColour(picture.toBitmap())) throw new Error('the window shows nothing')
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, picture.toPNG())
}

/** Four bytes a pixel; an empty picture is of one colour as well. */
function isOneColour(pixels: Buffer): boolean {
  return pixels.length < 8 || pixels.subarray(4).equals(pixels.subarray(0, -4))
}
