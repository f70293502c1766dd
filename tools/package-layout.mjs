/**
 * The folder that electron-builder puts the unpacked app in.
 *
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
export function packageFolder(platform, arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`
  if (platform === 'darwin') return `mac${suffix}`
  return platform === 'win32' ? `win${suffix}-unpacked` : `linux${suffix}-unpacked`
}

/**
 * The app's executable in that folder.
 *
 * @param {NodeJS.Platform} platform
 */
export function executableIn(platform) {
  if (platform === 'darwin') return 'Hashiya.app/Contents/MacOS/Hashiya'
  return platform === 'win32' ? 'hashiya.exe' : 'hashiya'
}
