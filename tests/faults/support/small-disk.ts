import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { freshDir } from '../../support/fresh-dir.ts'

export interface SmallDisk {
  readonly path: string
  /** Gives it another size while it is in use. */
  resize(kilobytes: number): void
  unmount(): void
}

function run(command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, [...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
}

/** A disk in memory of its own size. Unmount it: the folder below cannot be removed before. */
export function mountSmallDisk(kilobytes: number): SmallDisk {
  const path = join(freshDir('disk'), 'mounted')
  mkdirSync(path)
  run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=0700`, 'tmpfs', path)
  return {
    path,
    resize: (size) => run('mount', '-o', `remount,size=${size}k`, path),
    // Lazily: a process that still has a file open must not keep the run from tidying up.
    unmount: () => run('umount', '-l', path),
  }
}
