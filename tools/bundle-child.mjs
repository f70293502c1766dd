import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Bundles a TypeScript program of this repository into one file that plain Node can run: tests start it as a child process.
 *
 * @param {string} entry path of the program, relative to the repository
 * @param {string} folder where the bundle is put
 * @returns {Promise<string>} path of the bundle
 */
export async function bundleChild(entry, folder) {
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(root, entry),
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  })
  return join(folder, 'child.mjs')
}
