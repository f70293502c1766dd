import { contextBridge, ipcRenderer } from 'electron'
import type { bridgeKey, EventName, Events, PreloadBridge } from '#app/ipc/contract.ts'
import type { eventChannel, ReplyMessage, requestChannel } from './ipc/channels.ts'

// Only types are imported, so that the validators of the contract stay out of this script, which runs before every page.
const key: typeof bridgeKey = 'hashiya'
const requests: typeof requestChannel = 'hashiya:request'
const events: typeof eventChannel = 'hashiya:event'

type Listener = (payload: never) => void
const listeners = new Map<string, Set<Listener>>()

ipcRenderer.on(events, (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload as never)
})

const bridge: PreloadBridge = {
  async request(name, params) {
    const reply: ReplyMessage = await ipcRenderer.invoke(requests, name, params)
    if ('refusal' in reply) throw new Error(reply.refusal)
    return reply.json
  },
  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void {
    const others = listeners.get(name) ?? new Set()
    listeners.set(name, others.add(listener))
    return () => {
      others.delete(listener)
    }
  },
}

contextBridge.exposeInMainWorld(key, bridge)
