import { ipcMain, type WebContents } from 'electron'
import { appOrigin } from '../windows/app-files.ts'
import { type ReplyMessage, requestChannel } from './channels.ts'
import type { Dispatch } from './dispatch.ts'

/**
 * Answers the requests of our page and of nobody else: the sender is the main frame of a window of ours, showing our origin.
 *
 * @param dispatch may still be loading: the window need not wait for it
 */
export function handleRequests(
  isOurs: (contents: WebContents) => boolean,
  dispatch: () => Promise<Dispatch>,
): void {
  ipcMain.handle(requestChannel, async (event, name: unknown, params: unknown): Promise<ReplyMessage> => {
    const frame = event.senderFrame
    const trusted =
      isOurs(event.sender) &&
      frame !== null &&
      frame.parent === null &&
      frame === event.sender.mainFrame &&
      frame.origin === appOrigin
    if (!trusted) return { refusal: 'not allowed' }
    const reply = await (await dispatch())(name, params)
    return 'refusal' in reply ? reply : { json: JSON.stringify(reply.answer) }
  })
}
