/**
 * A line of progress on stderr, so that stdout stays free for results. On a terminal the line is rewritten in place; elsewhere
 * (a log) it is printed when a step starts, at every quarter, and every ten seconds of a step whose length is not known.
 *
 * @typedef {{ update: (fraction: number) => void, done: () => void, failed: () => void }} Progress
 * `update` takes 0 to 1; `done` and `failed` end the line, and either may be called once.
 */

const quarters = 4
const heartbeatMilliseconds = 10_000

/**
 * @param {string} title what is going on, without a full stop
 * @param {{ write: (text: string) => unknown, isTTY?: boolean | undefined }} [out]
 * @returns {Progress}
 */
export function startProgress(title, out = process.stderr) {
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  let shown = 0
  const terminal = out.isTTY === true
  out.write(terminal ? `${title} ...` : `${title} ...\n`)
  const heartbeat = setInterval(
    () => out.write(terminal ? `\r${title} ... ${seconds()} s` : `${title} ... ${seconds()} s\n`),
    terminal ? 1000 : heartbeatMilliseconds,
  )
  heartbeat.unref()
  /** @param {string} outcome */
  const end = (outcome) => {
    clearInterval(heartbeat)
    out.write(terminal ? `\r\x1b[K${title}: ${outcome}\n` : `${title}: ${outcome}\n`)
  }
  return {
    update(fraction) {
      clearInterval(heartbeat)
      const percent = Math.floor(Math.min(1, Math.max(0, fraction)) * 100)
      if (percent <= shown) return
      if (terminal) out.write(`\r${title} ... ${percent} %`)
      else if (Math.floor((percent * quarters) / 100) > Math.floor((shown * quarters) / 100))
        out.write(`${title} ... ${percent} %\n`)
      shown = percent
    },
    done: () => end(`done in ${seconds()} s`),
    failed: () => end(`failed after ${seconds()} s`),
  }
}
