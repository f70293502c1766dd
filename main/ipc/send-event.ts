import type { BrowserWindow } from 'electron'
import type { EventName, Events } from '#app/ipc/contract.ts'
import { eventChannel } from './channels.ts'

/** Tells the page something unasked; a window that is gone hears nothing. */
export function sendEvent<Name extends EventName>(
  window: BrowserWindow,
  name: Name,
  payload: Events[Name],
): void {
  if (!window.isDestroyed()) window.webContents.send(eventChannel, name, payload)
}
