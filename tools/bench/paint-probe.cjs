// Loaded into the main process of the app that is measured, before the app's own code (NODE_OPTIONS=--require), so that the apps need no
// code for it. Says on stdout when the first window was shown and when its page was painted, in milliseconds since 1970.
const { setTimeout: wait } = require('node:timers/promises')

/** Painting that is still missing after this long, in milliseconds, does not come. */
const patience = 2000

// `electron` can be required once Electron has set itself up, which is after this module.
process.nextTick(() => {
  const { app } = require('electron')
  app.once('browser-window-created', (_event, window) => {
    const shown = new Promise((resolve) => {
      window.once('show', () => resolve(Date.now()))
      // A window that its constructor shows has been shown before anybody can listen.
      process.nextTick(() => window.isVisible() && resolve(Date.now()))
    })
    window.webContents.once('did-finish-load', async () => {
      const shownAt = await shown
      await wait(patience)
      const painted = await window.webContents.executeJavaScript(`new Promise((resolve) => {
        const largest = []
        new PerformanceObserver((list) => largest.push(...list.getEntries()))
          .observe({ type: 'largest-contentful-paint', buffered: true })
        setTimeout(() => resolve({
          origin: performance.timeOrigin,
          first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
          largest: largest.at(-1)?.startTime,
          words: document.body.innerText.length,
        }), 50)
      })`)
      process.stdout.write(`\npaint-probe ${JSON.stringify({ shownAt, ...painted })}\n`)
    })
  })
})
