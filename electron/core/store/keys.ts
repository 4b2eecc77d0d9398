import { createCipheriv, createDecipheriv, createHmac, hkdfSync, scrypt, timingSafeEqual } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, fail, ok, type Random, type Result } from '../../../shared/kernel/index.ts'
import { z } from 'zod'
import type { Secrets, SecretsDescription } from '../secrets.ts'
import { ensureFolder, readFileIfThere, writeFileDurably } from './files.ts'
import { readRecoveryCode } from './recovery-code.ts'

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
type MachineWrap = z.infer<typeof machineWrapShape>

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
type RecoveryWrap = NonNullable<KeyFile['recovery']>

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64')

/** A key of its own for each purpose, from the one data key (HKDF-SHA256, RFC 5869). */
export const deriveKey = (
  dataKey: Uint8Array,
  purpose: 'check' | 'blobs' | 'blob-names' | 'rescue',
): Uint8Array => new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(), `bowtie ${purpose} 1`, 32))

export const keyCheck = (dataKey: Uint8Array): string =>
  createHmac('sha256', deriveKey(dataKey, 'check')).update('bowtie').digest('base64')

const isRightKey = (file: KeyFile, dataKey: Uint8Array): boolean => {
  const [wanted, found] = [Buffer.from(file.check), Buffer.from(keyCheck(dataKey))]
  return dataKey.length === 32 && wanted.length === found.length && timingSafeEqual(wanted, found)
}

/** What a guess at the recovery code costs (scrypt, RFC 7914). */
export interface RecoveryCost {
  readonly cost: number
  readonly blockSize: number
  readonly parallel: number
}

/** 2^18 · 8 · 128 bytes = 256 MB and about a second, as reliability.md asks. */
export const recoveryCost: RecoveryCost = { cost: 2 ** 18, blockSize: 8, parallel: 1 }

/** Enough for a person's computers and hosts; one that is pushed out asks for the recovery code again. */
const mostMachines = 8

const stretch = (code: string, wrap: Omit<RecoveryWrap, 'nonce' | 'box' | 'confirmedAt'>): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { cost, blockSize, parallel } = wrap
    scrypt(
      code,
      fromBase64(wrap.salt),
      32,
      { N: cost, r: blockSize, p: parallel, maxmem: 256 * cost * blockSize },
      (error, key) => (error ? reject(error) : resolve(key)),
    )
  })

const boxLabel = Buffer.from('bowtie recovery 1')

async function wrapByCode(
  dataKey: Uint8Array,
  code: string,
  random: Random,
  cost: RecoveryCost,
): Promise<RecoveryWrap> {
  const parameters = { kdf: 'scrypt', ...cost, salt: base64(random.bytes(16)) } as const
  const nonce = random.bytes(12)
  const cipher = createCipheriv('aes-256-gcm', await stretch(code, parameters), nonce).setAAD(boxLabel)
  const box = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
  return { ...parameters, nonce: base64(nonce), box: base64(box), confirmedAt: null }
}

async function unwrapByCode(wrap: RecoveryWrap, code: string): Promise<Uint8Array | null> {
  const box = fromBase64(wrap.box)
  if (box.length !== 48) return null
  const decipher = createDecipheriv('aes-256-gcm', await stretch(code, wrap), fromBase64(wrap.nonce))
  decipher.setAAD(boxLabel).setAuthTag(box.subarray(32))
  try {
    return new Uint8Array(Buffer.concat([decipher.update(box.subarray(0, 32)), decipher.final()]))
  } catch {
    return null
  }
}

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

const newestOf = (files: readonly (KeyFile | null)[]): KeyFile | null =>
  files.reduce((best, file) => (file && (!best || file.version > best.version) ? file : best), null)

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
  const folder = join(dataDir, 'keys')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^keys-\d+\.json$/.test(name)) : []
  const copies = [...names.map((name) => join(folder, name)), join(dataDir, 'backups', keyFileName)].map(
    (path) => parseKeyFile(readOrNothing(path)),
  )
  return { file: newestOf(copies), state: text === undefined ? 'missing' : 'damaged' }
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
function dropOldCodes(dataDir: string, current: KeyFile): void {
  const folder = join(dataDir, 'keys')
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const old = parseKeyFile(readFileSync(path, 'utf8'))
    if (old && old.version < current.version && old.recovery && old.recovery.box !== current.recovery?.box)
      writeFileDurably(path, `${JSON.stringify({ ...old, recovery: null }, null, 2)}\n`)
  }
}

async function wrapByMachine(secrets: Secrets, dataKey: Uint8Array): Promise<MachineWrap | null> {
  try {
    const { kind, backend } = await secrets.describe()
    // `basic_text` is Chromium's word for a keychain that is none: a fixed password.
    if (kind === 'none' || backend === 'basic_text') return null
    const text = await secrets.wrap(dataKey)
    if (text === null) return null
    const back = await secrets.unwrap(text)
    return back && Buffer.from(back).equals(dataKey) ? { kind, backend, text } : null
  } catch {
    return null
  }
}

/** Why the person is asked for the recovery code. */
export type NeedsKeyReason =
  | 'no-keychain'
  | 'backend-changed'
  | 'keychain-failed'
  | 'wrong-key'
  | 'keys-damaged'
  | 'keys-missing'

async function unwrapOrNull(secrets: Secrets, text: string): Promise<Uint8Array | null> {
  try {
    return await secrets.unwrap(text)
  } catch {
    return null
  }
}

/** What was wrapped in any way, the latest first. */
const machineWraps = (file: KeyFile): readonly MachineWrap[] =>
  file.machine ? [file.machine, ...file.otherMachines] : file.otherMachines

/** The data key from this machine's keychain. Never throws, never tries another way on its own. */
export async function openByMachine(
  files: KeyFiles,
  secrets: Secrets,
): Promise<Result<Uint8Array, NeedsKeyReason>> {
  const { file } = files
  if (!file) return fail(files.state === 'missing' ? 'keys-missing' : 'keys-damaged')
  const wraps = machineWraps(file)
  if (wraps.length === 0) return fail('no-keychain')
  let description: SecretsDescription
  try {
    description = await secrets.describe()
  } catch {
    return fail('keychain-failed')
  }
  if (description.kind === 'none' || description.backend === 'basic_text') return fail('no-keychain')
  let reason: NeedsKeyReason = 'backend-changed'
  for (const { kind, backend, text } of wraps) {
    if (kind !== description.kind || backend !== description.backend) continue
    const dataKey = await unwrapOrNull(secrets, text)
    if (dataKey && isRightKey(file, dataKey)) return ok(new Uint8Array(dataKey))
    reason = dataKey ? 'wrong-key' : 'keychain-failed'
  }
  return fail(reason)
}

/** The data key from the recovery code: `mistyped` when the check characters do not fit, else `wrong-code`. */
export async function openByCode(
  file: KeyFile,
  typed: string,
): Promise<Result<Uint8Array, 'mistyped' | 'wrong-code'>> {
  const code = readRecoveryCode(typed)
  if (code === null) return fail('mistyped')
  if (!file.recovery) return fail('wrong-code')
  const dataKey = await unwrapByCode(file.recovery, code)
  return dataKey && isRightKey(file, dataKey) ? ok(dataKey) : fail('wrong-code')
}

export interface NewKeys {
  readonly file: KeyFile
  readonly dataKey: Uint8Array
}

export async function createKeys(
  workspaceId: string,
  code: string,
  secrets: Secrets,
  random: Random,
  cost: RecoveryCost = recoveryCost,
): Promise<NewKeys> {
  const dataKey = random.bytes(32)
  return {
    dataKey,
    file: {
      format: 1,
      version: 1,
      workspaceId,
      ready: false,
      check: keyCheck(dataKey),
      machine: await wrapByMachine(secrets, dataKey),
      otherMachines: [],
      recovery: await wrapByCode(dataKey, code, random, cost),
    },
  }
}

/** Wraps anew for this machine, after the recovery code has opened the data. Those of other machines stay. */
export async function rewrapForMachine(
  dataDir: string,
  file: KeyFile,
  dataKey: Uint8Array,
  secrets: Secrets,
): Promise<KeyFile> {
  const next = {
    ...file,
    version: file.version + 1,
    machine: await wrapByMachine(secrets, dataKey),
    otherMachines: machineWraps(file).slice(0, mostMachines - 1),
  }
  writeKeyFile(dataDir, next)
  return next
}

/** A new code. The old one keeps opening the data until the new one is confirmed. */
export async function replaceCode(
  file: KeyFile,
  dataKey: Uint8Array,
  code: string,
  random: Random,
  cost: RecoveryCost = recoveryCost,
): Promise<KeyFile> {
  return { ...file, version: file.version + 1, recovery: await wrapByCode(dataKey, code, random, cost) }
}

/** The person typed the code back: from now on the workspace counts as protected. */
export async function confirmCode(
  dataDir: string,
  file: KeyFile,
  typed: string,
  clock: Clock,
): Promise<Result<KeyFile, 'mistyped' | 'wrong-code'>> {
  const opened = await openByCode(file, typed)
  if (!opened.ok) return opened
  if (!file.recovery) return fail('wrong-code')
  const next = {
    ...file,
    version: file.version + 1,
    recovery: { ...file.recovery, confirmedAt: clock.now() },
  }
  writeKeyFile(dataDir, next)
  dropOldCodes(dataDir, next)
  return ok(next)
}
