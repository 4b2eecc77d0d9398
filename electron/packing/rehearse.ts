import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkFuses, type Packed, readBack } from './read-back.ts'
import { type Target, writeStandIn } from './stand-in.ts'

export interface Rehearsal extends Packed {
  /** The packed application: executable, `resources/app.asar`, and what lies beside it. */
  readonly folder: string
  readonly executable: string
}

const executables: Readonly<Record<Target, string>> = { linux: 'bowtie', win: 'Bowtie.exe' }

/** Runs electron-builder quietly; throws with all it said when it fails. */
async function runBuilder(root: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'node_modules/electron-builder/cli.js'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      said += part
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`electron-builder ended with ${code}\n${said}`)
}

/**
 * Everything of packing that can be done without Electron's binary: the configuration is validated, the files are
 * chosen and packed, fuses and integrity written, by electron-builder itself; then all of it is read back.
 */
export async function rehearse(
  root: string,
  out: string,
  target: Target,
  config = 'electron-builder.yml',
): Promise<Rehearsal> {
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64'
  const [standIn, output] = [join(out, 'stand-in'), join(out, 'packed')]
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  writeStandIn(standIn, target)
  const options = [
    `-c.electronDist=${standIn}`,
    `-c.directories.output=${output}`,
    // Icon and version are written by a tool that is fetched from the web.
    ...(target === 'win' ? ['-c.win.signAndEditExecutable=false'] : []),
  ]
  await runBuilder(root, [
    `--${target}`,
    '--dir',
    `--${arch}`,
    '--publish',
    'never',
    '--config',
    config,
    ...options,
  ])
  const folder = join(output, `${target}${arch === 'arm64' ? '-arm64' : ''}-unpacked`)
  const executable = join(folder, executables[target])
  await checkFuses(executable)
  return { folder, executable, ...readBack(join(folder, 'resources'), root) }
}
