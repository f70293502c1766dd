import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { type RequestName, requests } from '#app/ipc/contract.ts'
import { launchHashiya, test } from './launch.ts'

/** A server on this computer that must never hear anything. */
async function listen() {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.end('x')
  })
  server.on('connection', () => heard.push('connection'))
  server.on('upgrade', (_request, socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { heard, port, close: () => server.close() }
}

test('the page runs in the sandbox, apart from Node and from the preload script', async () => {
  const { app, page } = await launchHashiya()
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    // Electron's types leave this one out.
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    experimentalFeatures: false,
  })
  expect(await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false)
  const seen = await page.evaluate(() => ({
    bridge: Object.keys((window as unknown as { hashiya: object }).hashiya).toSorted(),
    frozen: Object.isFrozen((window as unknown as { hashiya: object }).hashiya),
    node: ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in window),
    origin: location.origin,
  }))
  expect(seen).toEqual({ bridge: ['on', 'request'], frozen: true, node: [], origin: 'app://hashiya' })
})

test("the renderer's process is held by seccomp", async () => {
  test.skip(process.platform !== 'linux' || process.getuid?.() === 0, 'only Linux, and not for root')
  const { app } = await launchHashiya()
  const pid = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m)
})

test('every answer carries the policy, and the page obeys it', async () => {
  const { page } = await launchHashiya()
  const headers = await page.evaluate(async () => {
    const answers = [await fetch('app://hashiya/index.html'), await fetch('app://hashiya/nothing.js')]
    return answers.map((answer) => ({
      status: answer.status,
      policy: answer.headers.get('content-security-policy'),
      sniff: answer.headers.get('x-content-type-options'),
    }))
  })
  for (const { policy, sniff } of headers) {
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "frame-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy).toContain(rule)
    expect(policy).not.toContain('unsafe')
    expect(sniff).toBe('nosniff')
  }
  expect(headers.map(({ status }) => status)).toEqual([200, 404])

  const refused = await page.evaluate(async () => {
    const attempts: Record<string, () => unknown> = {
      // biome-ignore lint/security/noGlobalEval: the very thing that must not work
      eval: () => eval('1'),
      function: () => new Function('return 1')(),
      timer: () => setTimeout('1' as unknown as () => void),
      html: () => {
        document.createElement('div').innerHTML = '<b>x</b>'
      },
      script: () => {
        document.createElement('script').src = 'app://hashiya/index.js'
      },
    }
    // In a task of the page's own: the debugger that runs this function is allowed more.
    await new Promise((resolve) => setTimeout(resolve))
    return Object.entries(attempts).flatMap(([name, attempt]) => {
      try {
        attempt()
        return []
      } catch {
        return [name]
      }
    })
  })
  expect(refused).toEqual(['eval', 'function', 'timer', 'html', 'script'])
})

test("React Aria's one style is let in by its hash", async () => {
  const { page } = await launchHashiya()
  await page.getByRole('button').first().waitFor()
  const rules = await page.evaluate(() => {
    const style = document.getElementById('react-aria-pressable-style')
    return style instanceof HTMLStyleElement ? style.sheet?.cssRules.length : null
  })
  // 0 would mean that an update of React Aria changed the style: take over its new hash in content-security-policy.ts.
  expect(rules).toBe(1)
})

test('nothing reaches the network, whichever way it is tried', async () => {
  const { heard, port, close } = await listen()
  const { app, page } = await launchHashiya()
  const url = `http://127.0.0.1:${port}`
  const outcome = await page.evaluate(async (target) => {
    const fails = (attempt: Promise<unknown>) =>
      attempt.then(
        () => false,
        () => true,
      )
    const event = (element: HTMLElement) =>
      new Promise<boolean>((resolve) => {
        element.addEventListener('error', () => resolve(true))
        element.addEventListener('load', () => resolve(false))
        document.head.append(element)
      })
    const socket = new Promise<boolean>((resolve) => {
      try {
        const ws = new WebSocket(target.replace('http', 'ws'))
        ws.onopen = () => resolve(false)
        ws.onerror = () => resolve(true)
      } catch {
        resolve(true)
      }
    })
    const source = new Promise<boolean>((resolve) => {
      const events = new EventSource(`${target}/events`)
      events.onopen = () => resolve(false)
      events.onerror = () => resolve(true)
    })
    const image = event(Object.assign(new Image(), { src: `${target}/image` }))
    const sheet = event(
      Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${target}/sheet` }),
    )
    for (const rel of ['preload', 'prefetch', 'preconnect', 'dns-prefetch'])
      document.head.append(
        Object.assign(document.createElement('link'), { rel, href: `${target}/${rel}`, as: 'image' }),
      )
    navigator.sendBeacon(`${target}/beacon`, 'x')
    const font = new FontFace('x', `url(${target}/font)`)
    const frame = document.createElement('iframe')
    frame.src = `${target}/frame`
    document.body.append(frame)
    const form = Object.assign(document.createElement('form'), { action: `${target}/form`, method: 'post' })
    document.body.append(form)
    form.submit()
    return {
      fetch: await fails(fetch(`${target}/fetch`)),
      blind: await fails(fetch(`${target}/blind`, { mode: 'no-cors' })),
      socket: await socket,
      source: await source,
      image: await image,
      sheet: await sheet,
      font: await fails(font.load()),
      worker: await new Promise<boolean>((resolve) => {
        try {
          new Worker(`${target}/worker`).onerror = () => resolve(true)
        } catch {
          resolve(true)
        }
      }),
    }
  }, url)
  expect(Object.entries(outcome).filter(([, blocked]) => !blocked)).toEqual([])

  // Below the page's policy: what would stop a request that the policy has missed.
  const below = await app.evaluate(async ({ session }, target) => {
    const reason = (attempt: Promise<unknown>) =>
      attempt.then(
        () => 'went through',
        (error: Error) => error.message,
      )
    return {
      request: await reason(session.defaultSession.fetch(`${target}/below`)),
      name: await reason(session.defaultSession.resolveHost('example.org')),
      local: await reason(session.defaultSession.resolveHost('localhost')),
    }
  }, url)
  expect(below.request).toContain('ERR_BLOCKED_BY_CLIENT')
  expect(below.name).toContain('ERR_NAME_NOT_RESOLVED')
  expect(below.local).toContain('ERR_NAME_NOT_RESOLVED')
  expect(page.url()).toBe('app://hashiya/index.html')
  expect(heard).toEqual([])
  close()
})

test('WebRTC finds no way out', async () => {
  const { app, page } = await launchHashiya()
  const candidates = await page.evaluate(async () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] })
    connection.createDataChannel('x')
    const found: string[] = []
    const done = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve()
        else if (candidate.candidate !== '') found.push(candidate.candidate)
      }
    })
    await connection.setLocalDescription(await connection.createOffer())
    await done
    return found
  })
  expect(candidates).toEqual([])
  const policy = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getWebRTCIPHandlingPolicy(),
  )
  expect(policy).toBe('disable_non_proxied_udp')
})

test('the page stays where it is, opens nothing and downloads nothing', async () => {
  const { app, page } = await launchHashiya()
  await app.evaluate(({ session }) => {
    const downloads: boolean[] = []
    Object.assign(globalThis, { downloads })
    session.defaultSession.on('will-download', (event) => downloads.push(event.defaultPrevented))
  })
  const opened = await page.evaluate(() => {
    const click = (properties: object) => {
      const link = Object.assign(document.createElement('a'), properties)
      document.body.append(link)
      link.click()
    }
    const windows = [
      window.open('https://example.org'),
      window.open('app://hashiya/index.html'),
      window.open(),
    ]
    for (const href of [
      'https://example.org/',
      'file:///etc/passwd',
      'app://hashiya/assets/',
      'data:text/html,x',
    ])
      click({ href })
    click({ href: 'https://example.org/', target: '_blank' })
    click({ href: URL.createObjectURL(new Blob(['x'])), download: 'x.exe' })
    document.body.append(document.createElement('webview'))
    location.href = 'app://hashiya/other.html'
    return windows.map((other) => other === null)
  })
  expect(opened).toEqual([true, true, true])
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { downloads: boolean[] }).downloads))
    .toEqual([true])
  const state = await app.evaluate(({ BrowserWindow, webContents }) => ({
    windows: BrowserWindow.getAllWindows().length,
    contents: webContents.getAllWebContents().map((contents) => contents.getURL()),
  }))
  expect(state).toEqual({ windows: 1, contents: ['app://hashiya/index.html'] })
})

test('no permission is given', async () => {
  const { page } = await launchHashiya()
  const given = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'persistent-storage',
    ]
    const states = names.map((name) =>
      navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => `${name} ${state}`),
    )
    const attempts: Record<string, () => Promise<unknown>> = {
      media: () => navigator.mediaDevices.getUserMedia({ audio: true, video: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      clipboard: () => navigator.clipboard.readText(),
      place: () =>
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
    }
    const outcomes = Object.entries(attempts).map(([name, attempt]) =>
      attempt().then(
        () => `${name} granted`,
        () => `${name} denied`,
      ),
    )
    return [
      ...(await Promise.all(states)),
      ...(await Promise.all(outcomes)),
      await Notification.requestPermission(),
    ]
  })
  expect(given.filter((outcome) => !outcome.endsWith('denied'))).toEqual([])
})

test('app:// serves nothing but the page', async () => {
  const { app, page } = await launchHashiya()
  const paths = [
    '..%2fmain%2fmain.js',
    '%2e%2e%2f%2e%2e%2fpackage.json',
    'assets%2f..%2f..%2fmain%2fmain.js',
    'assets/..%5c..%5c..%5cpackage.json',
    'index.html%00.js',
    '%252e%252e/%252e%252e/package.json',
    '../main/main.js',
    '../../package.json',
    '.git/config',
    'assets/',
  ]
  const statuses = await page.evaluate(
    (list) => Promise.all(list.map(async (path) => [path, (await fetch(`app://hashiya/${path}`)).status])),
    paths,
  )
  expect(statuses.filter(([, status]) => status !== 403 && status !== 404)).toEqual([])
  const other = await app.evaluate(async ({ session }) => {
    const { defaultSession } = session
    const post = await defaultSession.fetch('app://hashiya/index.html', { method: 'POST', body: 'x' })
    const host = await defaultSession.fetch('app://elsewhere/index.html')
    const ours = await defaultSession.fetch('app://hashiya/index.html')
    return { post: post.status, host: host.status, ours: ours.status }
  })
  expect(other).toEqual({ post: 405, host: 403, ours: 200 })
})

test('a message that the contract does not know is refused, and the program goes on', async () => {
  const { page } = await launchHashiya()
  const names = Object.keys(requests) as RequestName[]
  const accepted = await page.evaluate(async (list) => {
    type Answer = { readonly problem?: { readonly code: string } } | null
    interface AnyBridge {
      request(name: unknown, params: unknown): Promise<string>
    }
    const { hashiya } = window as unknown as { hashiya: AnyBridge }
    let deep: unknown = null
    for (let level = 0; level < 500; level++) deep = [deep]
    const cycle: Record<string, unknown> = {}
    cycle.self = cycle
    const payloads: readonly unknown[] = [
      7,
      'text',
      true,
      [],
      {},
      deep,
      cycle,
      new Map([['a', 1]]),
      new Date(0),
      new Uint8Array(8),
      { id: '../../etc/passwd' },
      { id: 'a', extra: 1 },
      { name: 7, annotatorName: null },
      { folder: 'x'.repeat(5000) },
      { article: 'a', baseRevision: -1, edits: [] },
      { article: 'a', baseRevision: 0, edits: [{ changes: [{ type: 'text' }], history: { type: 'do' } }] },
      { format: 'exe', articles: [], annotators: [] },
      { locale: 'xx', theme: 'system', readingFace: 'naskh' },
      { token: 1, encoding: 'utf-7' },
      { files: [{ name: 'a.txt', bytes: 'not bytes' }] },
      { items: [{ token: 'x'.repeat(200), metadata: {} }] },
      JSON.parse('{"__proto__":{"id":"a"}}'),
      ['format.disk'],
    ]
    const passed: string[] = []
    for (const name of [...list, 'fs.readFile', '__proto__', 'constructor', '', 7, null, {}]) {
      for (const [rank, payload] of payloads.entries()) {
        // An empty list says that no command can run: the one payload here that is as it should be.
        if (name === 'menu.enable' && Array.isArray(payload) && payload.length === 0) continue
        const refused = await hashiya.request(name, payload).then(
          (answer) => (JSON.parse(answer) as Answer)?.problem?.code === 'invalid_request',
          () => true,
        )
        if (!refused) passed.push(`${String(name)} ${rank}`)
      }
    }
    return passed
  }, names)
  expect(accepted).toEqual([])
  const start = await page.evaluate(() =>
    (
      window as unknown as { hashiya: { request(name: string, params: null): Promise<string> } }
    ).hashiya.request('app.start', null),
  )
  expect(JSON.parse(start)).toMatchObject({ project: null, problem: null })
})

test('only our own page is answered', async () => {
  const { app, page } = await launchHashiya()
  await page.getByRole('button').first().waitFor()
  const answers = await app.evaluate(async ({ app: program, BrowserWindow }) => {
    const [ours] = BrowserWindow.getAllWindows()
    if (!ours) return []
    const ask = (window: Electron.BrowserWindow) =>
      window.webContents.executeJavaScript(
        `hashiya.request('app.start', null).then(() => 'answered', (error) => error.message)`,
      )
    const preload = `${program.getAppPath()}/out/preload/preload.cjs`
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    await other.loadURL('app://hashiya/index.html')
    const fromAnotherWindow = await ask(other)
    other.destroy()
    const fromUs = await ask(ours)
    await ours.loadURL('data:text/html,<p>not ours</p>')
    return [fromUs, fromAnotherWindow, await ask(ours)]
  })
  expect(answers).toEqual(['answered', 'not allowed', 'not allowed'])
})
