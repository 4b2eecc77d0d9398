import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { build, isBuildFresh } from './build-state.ts'
import { findElectron } from './electron-binary.ts'
import { rehearse } from './packing/rehearse.ts'

/**
 * `npm run package [-- --win --mac --linux …]`: installers by electron-builder, whose options are passed on. First
 * all that can be done without Electron's binary is done and read back; where there is none, that is where it ends,
 * and one line says so.
 */

const root = resolve(import.meta.dirname, '..')
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

async function makeInstallers(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'node_modules/electron-builder/cli.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

async function packAll(args: readonly string[]): Promise<number> {
  if (!isBuildFresh(root) && !build(root)) return 1
  for (const target of ['linux', 'win'] as const) {
    const { files, unpacked, folder } = await rehearse(root, join(root, 'release/rehearsal', target), target)
    say(
      `${target}: configuration valid; ${files.length} files packed and read back, ${unpacked.join(', ')} beside ` +
        `them; fuses and integrity set (${folder})`,
    )
  }
  const electron = await findElectron(root, () => say('Fetching Electron, once (about 110 MB) …'))
  if (electron !== null) return makeInstallers(['--publish', 'never', ...args])
  say('No installers were made: Electron’s binary is not here and could not be fetched.')
  return 0
}

try {
  process.exitCode = await packAll(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`package: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
