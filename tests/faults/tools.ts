import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Something of the system that a fault row cannot do without. */
export interface Tool {
  /** The Debian package that brings it; null where no package helps. */
  readonly apt: string | null
  readonly why: string
  works(): boolean
}

const succeeds = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, [...args], { stdio: 'ignore' }).status === 0

/** Mounts and unmounts a small disk in memory, as the rows do. */
function mountsTmpfs(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'bowtie-mount-'))
  try {
    if (!succeeds('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder)) return false
    return succeeds('umount', folder)
  } finally {
    rmdirSync(folder)
  }
}

/** By the names that a fault test writes behind `@needs` in its first comment. */
export const tools: Readonly<Record<string, Tool>> = {
  strace: {
    apt: 'strace',
    why: 'records and breaks system calls; it must be allowed to trace (ptrace)',
    works: () => succeeds('strace', '-f', '-o', '/dev/null', 'true'),
  },
  setpriv: {
    apt: 'util-linux',
    why: 'runs the product as a user that file modes bind; needs root to change to it',
    works: () => succeeds('setpriv', '--reuid=65534', '--clear-groups', 'true'),
  },
  tmpfs: {
    apt: 'mount',
    why: 'a disk of a few kilobytes that really fills up; needs root to mount it',
    works: mountsTmpfs,
  },
}

/** The tools that the text of a fault test asks for: `@needs strace tmpfs`. */
export function toolsNeeded(source: string): readonly string[] {
  return [...source.matchAll(/@needs ([\w ,-]+)/g)].flatMap(([, names = '']) =>
    names.split(/[\s,]+/).filter((name) => name !== ''),
  )
}

/** What to tell the person about the tools that are not there. Null when nothing is missing. */
export function describeMissing(missing: ReadonlyMap<string, readonly string[]>): string | null {
  if (missing.size === 0) return null
  const lines = [...missing].map(([name, files]) => {
    const tool = tools[name]
    const uses = `needed by ${files.join(', ')}`
    return tool ? `  ${name}: ${tool.why}; ${uses}` : `  ${name}: unknown to tests/faults/tools.ts; ${uses}`
  })
  const packages = [...new Set([...missing.keys()].map((name) => tools[name]?.apt ?? null))].filter(
    (name) => name !== null,
  )
  const install = packages.length === 0 ? [] : [`install: apt-get install -y ${packages.join(' ')}`]
  return ['missing for the fault rows:', ...lines, ...install].join('\n')
}
