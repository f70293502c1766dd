import { type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Wording } from '#app/wording/wording.ts'

/** Cut, copy and paste under the pointer, where the page itself shows no menu of its own. */
export function offerContextMenu(window: BrowserWindow, wording: () => Wording): void {
  window.webContents.on(
    'context-menu',
    (_event, { formControlType, isEditable, editFlags, selectionText }) => {
      const { say } = wording()
      const cut: MenuItemConstructorOptions = {
        role: 'cut',
        label: say('menu.cut'),
        enabled: editFlags.canCut,
      }
      const copy: MenuItemConstructorOptions = {
        role: 'copy',
        label: say('menu.copy'),
        enabled: editFlags.canCopy,
      }
      const paste: MenuItemConstructorOptions = {
        role: 'paste',
        label: say('menu.paste'),
        enabled: editFlags.canPaste,
      }
      // The article has a caret as well, and so counts as editable, but only a form control takes text.
      const takesText = isEditable && formControlType !== 'none'
      if (takesText) Menu.buildFromTemplate([cut, copy, paste]).popup({ window })
      else if (selectionText !== '') Menu.buildFromTemplate([copy]).popup({ window })
    },
  )
}
