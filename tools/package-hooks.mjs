import { rm } from 'node:fs/promises'
import path from 'node:path'

/**
 * Called by electron-builder before it packs.
 *
 * @returns {Promise<boolean>} false: it need not rebuild nor pack node_modules
 */
export async function beforeBuild() {
  return false
}

/**
 * Called by electron-builder when the files are in place, before it switches fuses and signs. An unpacked Electron that it was given is
 * copied with the app that an Electron without an app shows: that goes.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, packager }) {
  await rm(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}
