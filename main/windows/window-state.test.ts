import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bounds, placeWindow } from './window-state.ts'

const laptop: Bounds = { x: 0, y: 25, width: 1440, height: 875 }
const monitor: Bounds = { x: 1440, y: 0, width: 2560, height: 1400 }

describe('where the window goes', () => {
  test('as it was left, where that can be seen', () => {
    const left = { x: 1500, y: 100, width: 1200, height: 900 }
    expect(placeWindow(left, [laptop, monitor])).toEqual(left)
  })

  test('to the middle of the first display the first time', () => {
    expect(placeWindow(null, [monitor, laptop])).toEqual({ x: 2040, y: 270, width: 1360, height: 860 })
  })

  test('back from a monitor that is gone, in its size', () => {
    const left = { x: 1500, y: 100, width: 1200, height: 800 }
    expect(placeWindow(left, [laptop])).toEqual({ x: 120, y: 63, width: 1200, height: 800 })
  })

  test('no larger than the display that shows most of it', () => {
    const left = { x: 1400, y: -40, width: 4000, height: 3000 }
    expect(placeWindow(left, [laptop, monitor])).toEqual(monitor)
  })

  test('fully onto the display that it stood half off', () => {
    expect(placeWindow({ x: -300, y: 400, width: 1000, height: 700 }, [laptop])).toEqual({
      x: 0,
      y: 200,
      width: 1000,
      height: 700,
    })
  })

  test('always wholly onto one display, and never smaller than can be used there', () => {
    const number = fc.integer({ min: -8000, max: 8000 })
    const length = fc.integer({ min: 640, max: 5000 })
    const area = fc.record({ x: number, y: number, width: length, height: length })
    const saved = fc.record({ x: number, y: number, width: number, height: number })
    fc.assert(
      fc.property(fc.option(saved), fc.array(area, { minLength: 1, maxLength: 4 }), (bounds, displays) => {
        const placed = placeWindow(bounds, displays)
        const inside = displays.filter(
          ({ x, y, width, height }) =>
            placed.x >= x &&
            placed.y >= y &&
            placed.x + placed.width <= x + width &&
            placed.y + placed.height <= y + height,
        )
        expect(inside.length).toBeGreaterThan(0)
        expect(placed.width).toBeGreaterThanOrEqual(Math.min(900, ...displays.map(({ width }) => width)))
        expect(placed.height).toBeGreaterThanOrEqual(Math.min(600, ...displays.map(({ height }) => height)))
      }),
    )
  })
})
