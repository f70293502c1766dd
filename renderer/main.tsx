import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { bridge } from './bridge/bridge.ts'
import { listenForCommands } from './commands/listen.ts'
import { appStore, editSync, flushAll, showProject, showStart, viewSync } from './store/store.ts'
import { listenToMain } from './sync/main-events.ts'
import { timers } from './sync/scheduler.ts'

/** Composition root of the window: asks main for the start, shows it, and tells main when it is painted. */
async function start(container: HTMLElement): Promise<void> {
  const faces = loadFaces(firstFaces)
  const begun = await bridge.request('app.start', null)
  await showStart(begun)
  await faces
  if (begun.settings.readingFace === 'amiri') await loadFaces(amiriFaces)
  editSync.start()
  viewSync.start()
  listenToMain({ store: appStore, bridge, scheduler: timers, flush: flushAll, showProject })
  listenForCommands(appStore, bridge)
  createRoot(container).render(<App />)
  await painted()
  await bridge.request('app.ready', null)
}

/**
 * The faces of the first screen, asked for while main is answering: a text that is laid out before its face is there is laid
 * out twice, and what was scrolled to in between is then somewhere else.
 */
const firstFaces = [
  '400 14px "IBM Plex Sans Arabic"',
  '600 14px "IBM Plex Sans Arabic"',
  '400 19px "Noto Naskh Arabic"',
  '400 17px "Source Serif 4"',
]
const amiriFaces = ['400 19px "Amiri"', '700 19px "Amiri"']

/** Resolves when the Arabic and the Latin part of each face are there, or cannot be had. */
async function loadFaces(faces: readonly string[]): Promise<void> {
  await Promise.allSettled(faces.map((face) => document.fonts.load(face, 'a\u0628')))
}

/** Resolves when what was rendered is on the screen, with its faces. */
async function painted(): Promise<void> {
  await nextFrame()
  await document.fonts.ready
  await nextFrame()
  await nextFrame()
}

/** A window that is still hidden may get no frames, so that it is not waited for them long. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 100)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

const container = document.getElementById('app')
if (container) void start(container)
