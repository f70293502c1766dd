import path from 'node:path'
import { projectRoot } from '../fresh-build.mjs'
import { compare, interleave } from './figures.mjs'
import { annotator, titles } from './projects.mjs'
import { chooseArticle, inRunningApp } from './running-app.mjs'
import { startOnce } from './spawned-start.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */

export const emptyWindow = path.join(import.meta.dirname, 'empty-window')

/**
 * Spawn to first painted window: Hashiya without a project, and with a project of twenty articles whose last article comes back to the page,
 * against an app that shows an empty window.
 *
 * @param {Bench} bench
 */
export async function measureStart(bench) {
  const project = await bench.project('ordinary')
  const kinds = {
    empty: { app: emptyWindow, args: [], profile: bench.profile('start-empty') },
    welcome: { app: projectRoot, args: [], profile: bench.profile('start-welcome') },
    project: {
      app: projectRoot,
      args: ['--project', project, '--annotator', annotator],
      profile: bench.profile('start-project'),
    },
  }
  await leaveOpen(bench, project, kinds.project.profile, titles.ordinary)

  /** @type {number[]} */
  const readable = []
  /** @param {keyof typeof kinds} name */
  const start = async (name) => {
    bench.say(`start: ${name}`)
    const { app, args, profile } = kinds[name]
    return startOnce(bench, app, [`--user-data-dir=${profile}`, ...args])
  }
  // The first start with a profile fills its caches.
  for (const name of /** @type {(keyof typeof kinds)[]} */ (Object.keys(kinds))) await start(name)
  const first = await interleave(bench.rounds, {
    empty: async () => (await start('empty')).first,
    welcome: async () => (await start('welcome')).first,
    project: async () => {
      const { first, largest } = await start('project')
      readable.push(largest)
      return first
    },
  })
  const what = { unit: 'ms', against: 'empty window', goal: 1.3 }
  return [
    compare({ ...what, name: 'start: welcome screen painted' }, first.welcome, first.empty),
    compare({ ...what, name: 'start: project painted' }, first.project, first.empty),
    compare(
      { unit: 'ms', against: 'empty window', name: 'start: its article painted' },
      readable,
      first.empty,
    ),
  ]
}

/**
 * Leaves an article on the page, so that the next start brings it back.
 *
 * @param {Bench} bench
 * @param {string} project
 * @param {string} profile
 * @param {string} title
 */
export async function leaveOpen(bench, project, profile, title) {
  const args = ['--project', project, '--annotator', annotator, '--locale', 'en']
  // Where the annotator is goes to disk a moment later, at the latest when the window is closed.
  await inRunningApp(bench, { profile, args }, (page) => chooseArticle(page, title))
}
