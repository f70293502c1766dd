import { extname, resolve, sep } from 'node:path'

/** The page's own origin: everything it may load lives under it. */
export const appScheme = 'app'
export const appOrigin = 'app://hashiya'
/** What the window loads. */
export const appPage = `${appOrigin}/index.html`

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** The file behind a URL of the page, or the HTTP status of the refusal. */
export type AppFile =
  | { readonly status: 200; readonly path: string; readonly mimeType: string }
  | { readonly status: 403 | 404 }

/**
 * Finds the file that a URL stands for, which lies inside `root` or is refused: no way up, no encoded separators, no drive,
 * stream or device names, no hidden files, only types that the page is made of. Whether the file is there, the reader finds
 * out.
 */
export function appFile(url: string, root: string): AppFile {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed?.protocol !== `${appScheme}:` || parsed.host !== new URL(appOrigin).host) return { status: 403 }
  const decoded = decode(parsed.pathname)
  if (decoded === null || !decoded.startsWith('/')) return { status: 403 }
  const segments = (decoded === '/' ? '/index.html' : decoded).slice(1).split('/')
  if (!segments.every(isPlainName)) return { status: 403 }
  const path = resolve(root, ...segments)
  if (!path.startsWith(resolve(root) + sep)) return { status: 403 }
  const mimeType = mimeTypes[extname(path).toLowerCase()]
  return mimeType === undefined ? { status: 404 } : { status: 200, path, mimeType }
}

/** Decoded once, as the one reader of the name; a separator that was encoded is an attempt at something. */
function decode(pathname: string): string | null {
  if (/%(?:2f|5c|00)/i.test(pathname)) return null
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

function isPlainName(segment: string): boolean {
  const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
  return /^[\w@-][\w.@-]*$/.test(segment) && !segment.endsWith('.') && !device.test(segment)
}
