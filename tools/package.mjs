import { cp, rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { chooseRuntime } from './electron-runtime/choose.mjs'
import { shippedElectronVersion } from './electron-runtime/own-download.mjs'
import { runInForeground, usersFolder } from './foreground.mjs'
import { ensureFreshBuild, projectRoot } from './fresh-build.mjs'
import { main } from './main.mjs'
import { executableIn, packageFolder } from './package-layout.mjs'

/**
 * `npm run package [-- --out DIR]`: the unpacked app for this platform under dist/ (or DIR), with the fuses it is shipped with.
 * `-- --inspectable --out DIR`: the same, copied to DIR, but that Playwright can drive it (its inspect fuse is on). For tests only.
 * `-- --installers`: the installers of this platform instead, with the Electron of package.json only.
 */
await main('package', async () => {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, inspectable: { type: 'boolean' }, installers: { type: 'boolean' } },
  })
  const out = values.out === undefined ? undefined : path.resolve(usersFolder(), values.out)
  if (values.inspectable && out === undefined) throw new Error('--inspectable needs --out DIR')

  await ensureFreshBuild('app')
  const runtime = await chooseRuntime()
  if (values.installers && runtime.version !== shippedElectronVersion())
    throw new Error(
      `Installers are made with Electron ${shippedElectronVersion()}, but this is ${runtime.version}.`,
    )

  const dist = out === undefined || values.inspectable ? path.join(projectRoot, 'dist') : out
  const code = await runInForeground(
    process.execPath,
    [
      path.join(projectRoot, 'node_modules/electron-builder/cli.js'),
      ...(values.installers ? [] : ['--dir']),
      '--config=electron-builder.yml',
      '--publish=never',
      `-c.directories.output=${dist}`,
      `-c.electronDist=${runtime.folder}`,
      ...(runtime.version === 'unknown' ? [] : [`-c.electronVersion=${runtime.version}`]),
    ],
    { cwd: projectRoot },
  )
  if (code !== 0 || values.installers) return code

  const packaged = path.join(dist, packageFolder(process.platform, process.arch))
  let executable = path.join(packaged, executableIn(process.platform))
  if (values.inspectable && out !== undefined) {
    await rm(out, { recursive: true, force: true })
    await cp(packaged, out, { recursive: true, verbatimSymlinks: true })
    executable = path.join(out, executableIn(process.platform))
    await flipFuses(executable, {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      resetAdHocDarwinSignature: process.platform === 'darwin',
    })
  }
  if (runtime.kind === 'development')
    process.stderr.write(
      `This package has Electron ${runtime.version}: it is for trying out and for tests, not for shipping.\n`,
    )
  if (process.platform === 'linux')
    process.stderr.write(
      'Electron on Linux does not check the integrity of app.asar, whatever the fuse says.\n',
    )
  process.stdout.write(`${executable}\n`)
  return 0
})
