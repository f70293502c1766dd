import { fileURLToPath } from 'node:url'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = fileURLToPath(new URL('..', import.meta.url))

// electron-vite would aim at the Electron of package.json. The command line also runs on the oldest Node we support, and the tests may
// run on the development runtime (electron-runtime/): nothing newer than these two understand may come out.
const nodeTarget = 'node20.18'
const chromiumTarget = 'chrome130'

/**
 * One build for the three processes. Everything is bundled: the packaged app carries no node_modules.
 */
export default defineConfig({
  main: {
    build: {
      outDir: `${root}out/main`,
      target: nodeTarget,
      externalizeDeps: false,
      rollupOptions: {
        input: { main: `${root}main/main.ts`, cli: `${root}main/cli.ts` },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: `${root}out/preload`,
      target: nodeTarget,
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: `${root}main/preload.ts` },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: `${root}renderer`,
    base: './',
    plugins: [react(), { ...optimizeLocales.vite({ locales: ['en-US', 'ar-AE'] }), enforce: 'pre' }],
    build: {
      outDir: `${root}out/renderer`,
      target: chromiumTarget,
      minify: true,
      // The content security policy takes fonts and styles from app:// only, not from data: URLs.
      assetsInlineLimit: 0,
      // Everything is read from the disk.
      chunkSizeWarningLimit: 2000,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: `${root}renderer/index.html` } },
    },
  },
})
