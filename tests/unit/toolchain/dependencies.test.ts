import { describe, expect, it } from 'vitest'
import {
  completeLockfile,
  entryOf,
  type LockedPackage,
  type Lockfile,
  missingBinaries,
  resolveLocked,
} from '../../support/complete-lockfile.ts'
import { isAllowed } from './licences.ts'
import { readText } from './repository.ts'

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
  readonly engines: { readonly node: string }
}

const manifest = JSON.parse(readText('package.json')) as Manifest
const lock = JSON.parse(readText('package-lock.json')) as Lockfile
const locked = Object.entries(lock.packages).filter(([path]) => path !== '')

const nameOf = (path: string, { name }: LockedPackage): string =>
  name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Everything that `npm install --omit=dev` brings, found by walking, not by trusting the lockfile's flags. */
function shipped(): ReadonlySet<string> {
  const found = new Set<string>()
  const open: (readonly [from: string, name: string])[] = Object.keys(manifest.dependencies).map((name) => [
    '',
    name,
  ])
  for (let next = open.pop(); next; next = open.pop()) {
    const path = resolveLocked(lock, ...next)
    if (path === null || found.has(path)) continue
    found.add(path)
    const { dependencies = {}, optionalDependencies = {} } = lock.packages[path] ?? {}
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) open.push([path, name])
  }
  return found
}

const production = shipped()
/** Checksums and licences of binaries for other systems that the registry did not show us (complete-lockfile.ts). */
const isForeignBinary = ({ optional, os, integrity }: LockedPackage): boolean =>
  optional === true && os !== undefined && integrity === undefined

describe('licences (checklist 38)', () => {
  it.each([
    ['MIT', true, true],
    ['(MIT OR GPL-3.0-or-later)', true, true],
    ['(MPL-2.0 OR Apache-2.0)', true, true],
    ['MIT AND Zlib', true, true],
    ['MIT AND GPL-2.0-only', true, false],
    ['(MIT AND (GPL-2.0-only OR ISC))', true, true],
    ['MPL-2.0', true, false],
    ['MPL-2.0', false, true],
    ['GPL-3.0-only', false, false],
    ['AGPL-3.0-only', false, false],
    ['SSPL-1.0', false, false],
    ['LGPL-3.0', true, false],
    ['SEE LICENSE IN LICENSE.md', true, false],
    ['UNLICENSED', true, false],
    [undefined, true, false],
  ])('%s, shipped %s: allowed %s', (expression, isShipped, allowed) => {
    expect(isAllowed(expression, isShipped)).toBe(allowed)
  })

  it('of everything shipped are permissive', () => {
    expect(production.size).toBeGreaterThan(50)
    const wrong = [...production].filter((path) => !isAllowed(lock.packages[path]?.license, true))
    expect(wrong.map((path) => `${path}: ${lock.packages[path]?.license}`)).toEqual([])
  })

  it('of the tools are at most copyleft by file', () => {
    // `buffers` 0.1.1 (in exceljs, for tests) states MIT/X11 only in its README.
    const known = new Set(['node_modules/buffers'])
    const wrong = locked.filter(
      ([path, entry]) => !known.has(path) && !isForeignBinary(entry) && !isAllowed(entry.license, false),
    )
    expect(wrong.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
  })
})

describe('what is installed (checklist 38)', () => {
  it('is pinned to exact versions', () => {
    const exact = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !exact.test(version),
    )
    expect(loose).toEqual([])
  })

  it('comes from the registry, with a checksum', () => {
    const foreign = locked.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    )
    expect(foreign).toEqual([])
    const unchecked = locked.filter(([, entry]) => !entry.integrity && !isForeignBinary(entry))
    expect(unchecked.map(([path]) => path)).toEqual([])
  })

  it('runs no install script but that of node, and every other is refused by name', () => {
    const named = new Set(Object.keys(manifest.allowScripts))
    const unknown = locked.filter(
      ([path, entry]) => entry.hasInstallScript && !named.has(nameOf(path, entry)),
    )
    expect(unknown.map(([path]) => path)).toEqual([])
    const allowed = Object.entries(manifest.allowScripts).filter(([, allow]) => allow)
    expect(allowed).toEqual([['node', true]])
    // Without these entries npm starts node-gyp for a binary that is in the package.
    expect(manifest.allowScripts).toMatchObject({
      'better-sqlite3': false,
      'better-sqlite3-multiple-ciphers': false,
    })
  })

  it.each([
    ['xlsx', 'stuck at a vulnerable 0.18.5 on the registry'],
    ['codemirror', 'its newest release is version 5'],
    ['@signalapp/sqlcipher', 'AGPL'],
  ])('is not %s: %s', (name) => {
    expect(locked.filter(([path, entry]) => nameOf(path, entry) === name).map(([path]) => path)).toEqual([])
  })

  it.each(['exceljs', 'minisearch', 'playwright-core', 'electron', 'vitest'])('%s is not shipped', (name) => {
    expect([...production].filter((path) => path.endsWith(`node_modules/${name}`))).toEqual([])
    expect(lock.packages[`node_modules/${name}`]?.dev).toBe(true)
  })

  it('is the encrypting driver under the name better-sqlite3, the Node of the product, and SheetJS from its fork', () => {
    expect(lock.packages['node_modules/better-sqlite3']?.name).toBe('better-sqlite3-multiple-ciphers')
    expect(lock.packages['node_modules/xlsx']?.name).toBe('@e965/xlsx')
    expect(lock.packages['node_modules/node']?.version).toMatch(/^24\./)
    expect(process.versions.node).toBe(lock.packages['node_modules/node']?.version)
  })
})

describe('the lockfile', () => {
  it('names the binaries of every system (else: node tests/support/complete-lockfile.ts)', () => {
    expect(missingBinaries(lock)).toEqual([])
  })

  it('gets an entry for a binary that the registry did not have', () => {
    const partial: Lockfile = {
      lockfileVersion: 3,
      packages: {
        '': {},
        'node_modules/tool': {
          version: '1.2.3',
          dev: true,
          optionalDependencies: { '@tool/linux-x64-musl': '1.2.3' },
        },
      },
    }
    const whole = completeLockfile(partial)
    expect(whole.packages['node_modules/@tool/linux-x64-musl']).toEqual({
      version: '1.2.3',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    })
    expect(missingBinaries(whole)).toEqual([])
    expect(entryOf({ path: '', name: 'colors', version: '1.2.3', dev: true })).toBeNull()
    expect(entryOf({ path: '', name: '@tool/win32-x64', version: '^1.2.3', dev: true })).toBeNull()
  })
})
