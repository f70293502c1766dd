import { type Bridge, bridgeKey, type PreloadBridge } from '#app/ipc/contract.ts'

declare global {
  interface Window {
    readonly [bridgeKey]: PreloadBridge
  }
}

/** What main offers. The only reader of the preload's global; it is read at the moment of the call. */
export const bridge: Bridge = {
  request: async (name, params) => JSON.parse(await window[bridgeKey].request(name, params)),
  on: (name, listener) => window[bridgeKey].on(name, listener),
}
