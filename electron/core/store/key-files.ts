import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ensureFolder, readFileIfThere, writeFileDurably } from './files.ts'

/**
 * `keys.json`: the random data key, wrapped by this machine's keychain and by the recovery code.
 * Nothing in it opens the data by itself. Each version is also kept under `keys/`, and the newest beside the
 * backups, so that a damaged file costs nothing.
 */
const machineWrapShape = z.object({
  kind: z.enum(['keychain', 'key-file']),
  backend: z.string(),
  text: z.string(),
})
export type MachineWrap = z.infer<typeof machineWrapShape>

const keyFileShape = z.object({
  format: z.literal(1),
  version: z.int().positive(),
  workspaceId: z.string().min(1),
  /** False until the store behind it exists: a first run that was cut short starts again. */
  ready: z.boolean(),
  /** Tells the right key from a wrong one before the file is opened with it. */
  check: z.string(),
  /** Made last; null where there was nothing to wrap with. */
  machine: machineWrapShape.nullable(),
  /** Made before, the latest first: the window, the command line and another computer each have their own. */
  otherMachines: z.array(machineWrapShape).default([]),
  recovery: z
    .object({
      kdf: z.literal('scrypt'),
      cost: z
        .int()
        .min(2)
        .max(2 ** 20),
      blockSize: z.int().min(1).max(32),
      parallel: z.int().min(1).max(16),
      salt: z.string(),
      nonce: z.string(),
      box: z.string(),
      confirmedAt: z.number().nullable(),
    })
    .nullable(),
})
export type KeyFile = z.infer<typeof keyFileShape>
export type RecoveryWrap = NonNullable<KeyFile['recovery']>

const keyFileName = 'keys.json'
const versionName = (version: number): string => `keys-${String(version).padStart(6, '0')}.json`

const parseKeyFile = (text: string | undefined): KeyFile | null => {
  if (text === undefined) return null
  try {
    return keyFileShape.parse(JSON.parse(text))
  } catch {
    return null
  }
}

const newestOf = (files: readonly KeyFile[]): KeyFile | null =>
  files.reduce<KeyFile | null>((best, file) => (!best || file.version > best.version ? file : best), null)

export interface KeyFiles {
  /** The newest readable version, wherever it lies. */
  readonly file: KeyFile | null
  /** Whether `keys.json` itself could be read. */
  readonly state: 'whole' | 'damaged' | 'missing'
}

/** Undefined when there is none. A file that may not be read is as good as a damaged one: a kept version may open. */
function readOrNothing(path: string): string | undefined {
  try {
    return readFileIfThere(path)
  } catch {
    return ''
  }
}

export function readKeyFiles(dataDir: string): KeyFiles {
  const text = readOrNothing(join(dataDir, keyFileName))
  const main = parseKeyFile(text)
  if (main) return { file: main, state: 'whole' }
  return { file: newestOf(keptKeyFiles(dataDir)), state: text === undefined ? 'missing' : 'damaged' }
}

/** Every version that is kept beside `keys.json` and can be read, in no order. */
export function keptKeyFiles(dataDir: string): readonly KeyFile[] {
  const folder = join(dataDir, 'keys')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^keys-\d+\.json$/.test(name)) : []
  return [...names.map((name) => join(folder, name)), join(dataDir, 'backups', keyFileName)].flatMap(
    (path) => parseKeyFile(readOrNothing(path)) ?? [],
  )
}

export function writeKeyFile(dataDir: string, file: KeyFile): void {
  const text = `${JSON.stringify(file, null, 2)}\n`
  ensureFolder(join(dataDir, 'keys'))
  ensureFolder(join(dataDir, 'backups'))
  writeFileDurably(join(dataDir, 'keys', versionName(file.version)), text)
  writeFileDurably(join(dataDir, 'backups', keyFileName), text)
  writeFileDurably(join(dataDir, keyFileName), text)
}

/** After a new code is confirmed the old ones open nothing any more, on this disk. */
export function dropOldCodes(dataDir: string, current: KeyFile): void {
  const folder = join(dataDir, 'keys')
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const old = parseKeyFile(readFileSync(path, 'utf8'))
    if (old && old.version < current.version && old.recovery && old.recovery.box !== current.recovery?.box)
      writeFileDurably(path, `${JSON.stringify({ ...old, recovery: null }, null, 2)}\n`)
  }
}
