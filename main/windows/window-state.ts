import * as v from 'valibot'
import type { Schema } from '#app/model/annotation.ts'

/** A rectangle of the desktop, in device-independent pixels. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How the window was left. */
export interface WindowState {
  /** Of the window when it is neither maximized nor full screen; null before the first start. */
  readonly bounds: Bounds | null
  readonly maximized: boolean
}

const length = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000))

/** Validator of the stored state. */
export const windowStateSchema: Schema<WindowState> = v.object({
  bounds: v.nullable(v.object({ x: length, y: length, width: length, height: length })),
  maximized: v.boolean(),
})

export const minimumSize = { width: 900, height: 600 } as const
export const defaultSize = { width: 1360, height: 860 } as const

/**
 * Where the window goes now: on the display that shows most of it, not larger than that display and wholly on it. Where no
 * display shows any of it (a monitor was unplugged), and at the first start, it is centred on the first display.
 *
 * @param displays their work areas, the primary display first; at least one
 */
export function placeWindow(saved: Bounds | null, displays: readonly Bounds[]): Bounds {
  const [primary] = displays
  if (!primary) throw new Error('a desktop has at least one display')
  const best = saved
    ? displays.reduce((most, area) => (overlap(saved, area) > overlap(saved, most) ? area : most), primary)
    : primary
  const seen = saved !== null && overlap(saved, best) > 0
  const wanted = seen ? saved : { ...centred(saved ?? defaultSize, primary), ...size(saved ?? defaultSize) }
  const area = seen ? best : primary
  const width = between(wanted.width, Math.min(minimumSize.width, area.width), area.width)
  const height = between(wanted.height, Math.min(minimumSize.height, area.height), area.height)
  return {
    x: between(wanted.x, area.x, area.x + area.width - width),
    y: between(wanted.y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

function overlap(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

function size({ width, height }: { readonly width: number; readonly height: number }) {
  return { width, height }
}

function centred(wanted: { readonly width: number; readonly height: number }, area: Bounds) {
  return {
    x: Math.round(area.x + (area.width - wanted.width) / 2),
    y: Math.round(area.y + (area.height - wanted.height) / 2),
  }
}

function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}
