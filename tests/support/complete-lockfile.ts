import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly name?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly hasInstallScript?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

export interface Lockfile {
  readonly lockfileVersion: number
  readonly packages: Readonly<Record<string, LockedPackage>>
}

export interface MissingPackage {
  /** Where in the tree it belongs: `node_modules/@oxlint/binding-win32-x64-msvc`. */
  readonly path: string
  readonly name: string
  readonly version: string
  readonly dev: boolean
}

/** The folder that `require(name)` from a package finds, as Node looks for it: inside, then further up. */
export function resolveLocked({ packages }: Lockfile, from: string, name: string): string | null {
  let at = from
  for (;;) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`
    if (packages[path]) return path
    if (at === '') return null
    at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))
  }
}

/** Binaries for other systems that a package names and the lockfile does not have. */
export function missingBinaries(lock: Lockfile): readonly MissingPackage[] {
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => resolveLocked(lock, path, name) === null)
      .map(([name, version]) => ({ path: `node_modules/${name}`, name, version, dev })),
  )
}

const system =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|ppc64|riscv64|s390x|x64)(?:-(\w+))?$/

/** The lock entry of a binary package, as its name tells for which system it is. Null when it does not tell. */
export function entryOf({ name, version, dev }: MissingPackage): LockedPackage | null {
  const match = system.exec(name)
  if (!match || !/^\d+\.\d+\.\d+$/.test(version)) return null
  const [, os = '', cpu = '', abi = ''] = match
  const libc =
    os !== 'linux' ? null : abi.startsWith('musl') ? 'musl' : abi.startsWith('gnu') ? 'glibc' : null
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
  }
}

/**
 * npm leaves a binary for another system out of the lockfile when the registry that it asked did not have it, as a
 * partial mirror does; `npm ci` then refuses the lockfile everywhere. This adds the entries, without a checksum,
 * because it stands in a manifest that we could not see. Run after `npm install` where
 * tests/unit/toolchain/dependencies.test.ts asks for it: `node tests/support/complete-lockfile.ts`.
 */
export function completeLockfile<Lock extends Lockfile>(lock: Lock): Lock {
  const added = missingBinaries(lock).map((missing) => {
    const entry = entryOf(missing)
    if (!entry) throw new Error(`${missing.name}@${missing.version} is missing and its name names no system`)
    return [missing.path, entry] as const
  })
  const entries = [...Object.entries(lock.packages), ...added]
  const packages = Object.fromEntries(entries.sort(([left], [right]) => left.localeCompare(right, 'en')))
  return { ...lock, packages }
}

if (import.meta.main) {
  const path = join(resolve(import.meta.dirname, '../..'), 'package-lock.json')
  const lock = JSON.parse(readFileSync(path, 'utf8')) as Lockfile
  const missing = missingBinaries(lock)
  if (missing.length > 0) writeFileSync(path, `${JSON.stringify(completeLockfile(lock), null, 2)}\n`)
  console.log(`${missing.length} entries added`)
}
