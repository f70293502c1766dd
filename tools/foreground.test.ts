import { expect, it } from 'vitest'
import { runInForeground } from './foreground.mjs'

it("ends with the child's exit code", async () => {
  expect(
    await runInForeground(process.execPath, ['-e', 'process.exit(Number(process.env.CODE))'], {
      env: { CODE: '7' },
    }),
  ).toBe(7)
})

it.skipIf(process.platform === 'win32')('counts a signal as a shell does', async () => {
  expect(await runInForeground(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")'], {})).toBe(
    128 + 9,
  )
})

it('throws where the command is not there', async () => {
  await expect(runInForeground('/nonexistent/command', [], {})).rejects.toThrow('ENOENT')
})
