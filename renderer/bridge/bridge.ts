import { type Bridge, bridgeKey } from '#app/ipc/contract.ts'

declare global {
  interface Window {
    readonly [bridgeKey]: Bridge
  }
}

/** What main offers. The only reader of the preload's global; it is read at the moment of the call. */
export const bridge: Bridge = {
  request: (name, params) => window[bridgeKey].request(name, params),
  on: (name, listener) => window[bridgeKey].on(name, listener),
}
