import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { WindowSize } from '../command-line.ts'
import type { KeptFile } from '../settings/kept-file.ts'
import { appPage } from './app-files.ts'
import { webPreferences } from './security.ts'
import { minimumSize, placeWindow, type WindowState } from './window-state.ts'

export interface WindowOptions {
  /** Path of the preload script. */
  readonly preload: string
  /** Where the window's place is kept; null for a window of a fixed size that is never shown to anybody. */
  readonly state: KeptFile<WindowState> | null
  /** Of the content, where `state` is null. */
  readonly size: WindowSize
}

/** The paper's colour: what the window shows before its page has painted. */
function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#191816' : '#fbfaf7'
}

/** Makes the window, hidden, and begins to load the page. It is to be shown when the page has painted. */
export function createWindow({ preload, state, size }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...(state ? { ...placeOf(state.value), ...minimumLimits() } : { ...size, useContentSize: true }),
    show: false,
    title: 'Hashiya',
    backgroundColor: backgroundColor(),
    webPreferences: webPreferences(preload),
  })
  const recolour = () => window.setBackgroundColor(backgroundColor())
  nativeTheme.on('updated', recolour)
  window.on('closed', () => nativeTheme.off('updated', recolour))
  if (state) keepState(window, state)
  void window.loadURL(appPage)
  return window
}

/**
 * Shows a window that {@link createWindow} made as it was left the last time. Its icon comes after: reading it takes longer
 * than anything else before the first paint, and only Linux needs it.
 */
export function showWindow(window: BrowserWindow, state: WindowState, icon: string): void {
  if (window.isVisible()) return
  if (state.maximized) window.maximize()
  window.show()
  if (process.platform === 'linux') window.setIcon(icon)
}

/** Brings a window to the front, however it was put away. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  if (window.isVisible()) window.focus()
}

function placeOf({ bounds }: WindowState) {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  return placeWindow(
    bounds,
    [primary, ...others].map(({ workArea }) => workArea),
  )
}

function minimumLimits() {
  return { minWidth: minimumSize.width, minHeight: minimumSize.height }
}

/** Remembers the window's place a moment after it was moved: dragging tells of every pixel. */
function keepState(window: BrowserWindow, state: KeptFile<WindowState>): void {
  let timer: NodeJS.Timeout | undefined
  const keep = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized() || !window.isVisible()) return
    state.set({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  }
  const keepSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, 500)
  }
  window.on('resize', keepSoon)
  window.on('move', keepSoon)
  window.on('maximize', keepSoon)
  window.on('unmaximize', keepSoon)
  window.on('close', keep)
}
