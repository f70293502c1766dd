import { projectRoot } from '../fresh-build.mjs'
import { compare, interleave } from './figures.mjs'
import { annotator, titles } from './projects.mjs'
import { startOnce } from './spawned-start.mjs'
import { emptyWindow, leaveOpen } from './start.mjs'

/**
 * Memory of all processes two seconds after the start, against an app that shows an empty window.
 *
 * @param {import('../bench.mjs').Bench} bench
 */
export async function measureMemory(bench) {
  const ordinary = await bench.project('ordinary')
  const large = await bench.project('large')
  /** @param {string} project */
  const args = (project) => ['--project', project, '--annotator', annotator]
  const kinds = {
    empty: { app: emptyWindow, args: [], profile: bench.profile('memory-empty') },
    welcome: { app: projectRoot, args: [], profile: bench.profile('memory-welcome') },
    ordinary: { app: projectRoot, args: args(ordinary), profile: bench.profile('memory-ordinary') },
    large: { app: projectRoot, args: args(large), profile: bench.profile('memory-large') },
  }
  await leaveOpen(bench, ordinary, kinds.ordinary.profile, titles.ordinary)
  await leaveOpen(bench, large, kinds.large.profile, titles.dense[0])
  /** @param {keyof typeof kinds} name */
  const measure = (name) => async () => {
    bench.say(`memory: ${name}`)
    const { app, args, profile } = kinds[name]
    return (await startOnce(bench, app, [`--user-data-dir=${profile}`, ...args])).memory
  }
  const measured = await interleave(bench.rounds, {
    empty: measure('empty'),
    welcome: measure('welcome'),
    ordinary: measure('ordinary'),
    large: measure('large'),
  })
  const what = { unit: 'MB', against: 'empty window' }
  return [
    compare({ ...what, name: 'memory: welcome screen' }, measured.welcome, measured.empty),
    compare({ ...what, name: 'memory: 4,000 characters, 60 spans' }, measured.ordinary, measured.empty),
    compare({ ...what, name: 'memory: 100,000 characters, 10,000 spans' }, measured.large, measured.empty),
  ]
}
