import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { appFile, appScheme } from './app-files.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'

const commonHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const

/** Makes `app://` a scheme with an origin. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Serves the built page over `app://`. `root` is the folder of the built renderer. */
export function serveApp(session: Session, root: string): void {
  session.protocol.handle(appScheme, async ({ url, method }) => {
    if (method !== 'GET') return refusal(405)
    const file = appFile(url, root)
    if (file.status !== 200) return refusal(file.status)
    try {
      const bytes = await readFile(file.path)
      return new Response(new Uint8Array(bytes), {
        headers: { ...commonHeaders, 'Content-Type': file.mimeType, 'Content-Length': String(bytes.length) },
      })
    } catch {
      return refusal(404)
    }
  })
}

function refusal(status: 403 | 404 | 405): Response {
  return new Response(null, { status, headers: commonHeaders })
}
