import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FileRecord, extractFile, getRawHeader, uncache } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** What was packed, read back from the packed files and held against what it was made of. */
export interface Packed {
  /** Paths inside the archive, with `/`. */
  readonly files: readonly string[]
  /** Those of them that lie beside it, because the system's loader cannot look inside. */
  readonly unpacked: readonly string[]
  /** SHA-256 of the archive's header, which holds the hash of each file: what Electron compares (security 21). */
  readonly headerHash: string
}

type Folder = ReturnType<typeof getRawHeader>['header']

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

function* listRecords(folder: Folder, inside = ''): Generator<[path: string, record: FileRecord]> {
  for (const [name, entry] of Object.entries(folder.files)) {
    const path = inside === '' ? name : `${inside}/${name}`
    if ('files' in entry) yield* listRecords(entry, path)
    else yield [path, entry]
  }
}

/** The product's own files that must be in the archive, and nothing else of `dist`. */
const wantedOf = (root: string): readonly string[] =>
  globSync('dist/**/*.*', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('dist/loopback/'))

/** Throws with the first thing that is not as it must be. `root` is the repository that was packed. */
export function readBack(resources: string, root: string): Packed {
  const archive = join(resources, 'app.asar')
  uncache(archive)
  const { header, headerString } = getRawHeader(archive)
  const records = [...listRecords(header)]
  const files = records.map(([path]) => path)
  const unpacked = records.filter(([, { unpacked: isOutside }]) => isOutside).map(([path]) => path)

  const missing = wantedOf(root).filter((path) => !files.includes(path))
  if (missing.length > 0) throw new Error(`not packed: ${missing.join(', ')}`)
  const isOurs = (path: string): boolean =>
    path === 'package.json' ||
    path.startsWith('node_modules/better-sqlite3/') ||
    wantedOf(root).includes(path)
  const strange = files.filter((path) => !isOurs(path))
  if (strange.length > 0) throw new Error(`packed, but nobody asked for it: ${strange.join(', ')}`)

  for (const [path, { integrity }] of records) {
    const bytes = extractFile(archive, path)
    if (integrity.algorithm !== 'SHA256' || integrity.hash !== sha256(bytes)) {
      throw new Error(`${path} is not what its hash says`)
    }
    // Every package.json is packed without what only developers need.
    if (!path.endsWith('package.json') && !bytes.equals(readFileSync(join(root, path)))) {
      throw new Error(`${path} was changed on the way`)
    }
  }
  const natives = files.filter((path) => path.endsWith('.node'))
  const outside = natives.filter((path) => existsSync(join(`${archive}.unpacked`, path)))
  if (natives.length !== 1 || outside.length !== 1 || unpacked.join() !== natives.join()) {
    throw new Error(`one native module must lie beside the archive, not ${unpacked.join(', ') || 'none'}`)
  }
  return { files, unpacked, headerHash: sha256(headerString) }
}

/** Security checklist 19, as it must stand in the binary. The two that it does not name stay as Electron ships them. */
export const wantedFuses: Readonly<Partial<Record<FuseV1Options, boolean>>> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
}

/** Throws when a fuse of the executable stands wrong. */
export async function checkFuses(executable: string): Promise<void> {
  const wire = await getCurrentFuseWire(executable)
  for (const [fuse, isOn] of Object.entries(wantedFuses)) {
    const option = Number(fuse) as FuseV1Options
    if (wire[option] !== (isOn ? FuseState.ENABLE : FuseState.DISABLE)) {
      throw new Error(`the fuse ${FuseV1Options[option]} must be ${isOn ? 'on' : 'off'}`)
    }
  }
}
