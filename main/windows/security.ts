import { app, type Session, type WebContents, type WebPreferences } from 'electron'
import { appOrigin, appScheme } from './app-files.ts'

/** Chromium looks things up unasked; each of these ends one way in which a packet would leave. */
const switches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['dns-prefetch-disable'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
  ['disable-client-side-phishing-detection'],
  ['disable-breakpad'],
  ['disable-quic'],
]

const disabledFeatures = [
  'WebRtcHideLocalIpsWithMdns',
  'MediaRouter',
  'DialMediaRouteProvider',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
] as const

/** What must be said before Chromium starts: no network, every renderer in the sandbox, every page held to the rules. */
export function hardenProcess(): void {
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value)
  // The last of several switches of one name wins, so those of the command line are taken along.
  const disabled = [app.commandLine.getSwitchValue('disable-features'), ...disabledFeatures].filter(Boolean)
  app.commandLine.appendSwitch('disable-features', disabled.join(','))
  // It would take back the --no-sandbox without which Linux runs nothing of Chromium for root.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
}

/** Nothing but the page's own files is fetched, no permission is given, nothing is downloaded. */
export function hardenSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isAllowedRequest(url) }))
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
}

function isAllowedRequest(url: string): boolean {
  const { protocol, host } = new URL(url)
  if (protocol === `${appScheme}:`) return `${protocol}//${host}` === appOrigin
  // What the page made itself, and, while developing, the developer tools' own pages.
  if (protocol === 'data:' || protocol === 'blob:') return true
  return protocol === 'devtools:' && !app.isPackaged
}

function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // The switch of the command line alone does not keep WebRTC's packets back.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** What a page of ours may do, written out although much of it is the default. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    plugins: false,
    webgl: false,
    spellcheck: false,
    devTools: !app.isPackaged,
  }
}
