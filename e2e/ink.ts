import type { ElectronApplication, Locator } from '@playwright/test'

/** Pixels of a picture: blue, green, red and opacity of each, row by row. */
interface Pixels {
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

/** How much of each pixel is covered by ink, from 0 to 1, row by row. */
export interface Ink {
  readonly width: number
  readonly coverage: Float32Array
}

/** A rectangle of the window, in whole CSS pixels. */
export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Differences of coverage up to this are rounding: a channel of a picture has 256 steps, of which ink and ground are up to 200 apart.
 */
const rounding = 0.04

/**
 * The ink of a text without what lies behind it: two pictures are taken, one with the letters and one without them, and what the second shows
 * at a pixel is what the ink of the first was laid on.
 */
export async function inkIn(app: ElectronApplication, text: Locator, frame: Frame): Promise<Ink> {
  const page = text.page()
  const color = await text.evaluate((element) => getComputedStyle(element).color)
  const ink = [.../(\d+), (\d+), (\d+)/.exec(color)!.slice(1).map(Number)].reverse()
  const picture = async () => decode(app, await page.screenshot({ clip: frame, caret: 'initial' }))
  const written = await picture()
  await text.evaluate((element) => element.style.setProperty('color', 'transparent'))
  const blank = await picture()
  await text.evaluate((element) => element.style.removeProperty('color'))

  const coverage = new Float32Array(written.width * written.height)
  for (let pixel = 0; pixel < coverage.length; pixel++) {
    let widest = 0
    for (let channel = 0; channel < 3; channel++) {
      const ground = blank.bytes[pixel * 4 + channel]!
      const span = ground - ink[channel]!
      // The channel in which ink and ground differ most tells best.
      if (Math.abs(span) <= widest) continue
      widest = Math.abs(span)
      coverage[pixel] = (ground - written.bytes[pixel * 4 + channel]!) / span
    }
  }
  return { width: written.width, coverage }
}

/** How many pixels have more or less ink in one than in the other. */
export function differingPixels(a: Ink, b: Ink): number {
  if (a.width !== b.width || a.coverage.length !== b.coverage.length) return Number.POSITIVE_INFINITY
  return a.coverage.reduce(
    (count, coverage, pixel) => count + (Math.abs(coverage - b.coverage[pixel]!) > rounding ? 1 : 0),
    0,
  )
}

/** How many pixels are more than half covered. */
export function darkPixels({ coverage }: Ink): number {
  return coverage.reduce((count, share) => count + (share > 0.5 ? 1 : 0), 0)
}

/** Electron's own decoder does without a library of ours. */
async function decode(app: ElectronApplication, png: Buffer): Promise<Pixels> {
  const { width, height, bitmap } = await app.evaluate(({ nativeImage }, base64) => {
    const image = nativeImage.createFromBuffer(Buffer.from(base64, 'base64'))
    return { ...image.getSize(), bitmap: image.toBitmap().toString('base64') }
  }, png.toString('base64'))
  return { width, height, bytes: Buffer.from(bitmap, 'base64') }
}
