/**
 * Signs that make a spreadsheet take a cell for a formula, also as full-width and small forms (Unicode compatibility
 * variants of `= + - @`, found by NFKC) and as the minus sign U+2212.
 */
const formulaSigns: ReadonlySet<string> = new Set(['=', '+', '-', '@', '\u2212'])

/** What spreadsheets skip before they look for a formula sign: white space, controls and invisible format characters. */
const skipped = /^[\s\p{Z}\p{Cc}\p{Cf}]*/u

/**
 * Puts an apostrophe before a text that a spreadsheet might run as a formula, or that begins with a tab or a line end
 * (OWASP, "CSV Injection"). The text is changed, which is why such a file must never be read back.
 */
export function defuse(text: string): string {
  const [lead] = skipped.exec(text) as RegExpExecArray
  const [first = ''] = text.slice(lead.length)
  const dangerous = formulaSigns.has(first.normalize('NFKC')) || /^[\t\r\n]/.test(text)
  return dangerous ? `'${text}` : text
}

/** Rows as CSV (RFC 4180) for spreadsheets: UTF-8 byte order mark, every cell defused and in quotes, CRLF line ends. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => `${row.map(toCell).join(',')}\r\n`)
  return `\ufeff${lines.join('')}`
}

function toCell(text: string): string {
  return `"${defuse(text).replaceAll('"', '""')}"`
}
