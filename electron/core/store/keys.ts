import { createCipheriv, createDecipheriv, createHmac, hkdfSync, scrypt, timingSafeEqual } from 'node:crypto'
import { type Clock, fail, ok, type Random, type Result } from '../../../shared/kernel/index.ts'
import type { Secrets, SecretsDescription } from '../secrets.ts'
import {
  dropOldCodes,
  keptKeyFiles,
  type KeyFile,
  type KeyFiles,
  type MachineWrap,
  readKeyFiles,
  type RecoveryWrap,
  writeKeyFile,
} from './key-files.ts'
import { readRecoveryCode } from './recovery-code.ts'

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

/** The data key, and the file with what opened it as this machine's. */
export interface OpenedKeys {
  readonly dataKey: Uint8Array
  readonly file: KeyFile
}

/** The data key from this machine's keychain. Never throws, never tries another way on its own. */
export async function openByMachine(
  files: KeyFiles,
  secrets: Secrets,
): Promise<Result<OpenedKeys, NeedsKeyReason>> {
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
  for (const wrap of wraps) {
    if (wrap.kind !== description.kind || wrap.backend !== description.backend) continue
    const dataKey = await unwrapOrNull(secrets, wrap.text)
    if (dataKey && isRightKey(file, dataKey)) {
      const otherMachines = wraps.filter((other) => other !== wrap)
      return ok({ dataKey: new Uint8Array(dataKey), file: { ...file, machine: wrap, otherMachines } })
    }
    reason = dataKey ? 'wrong-key' : 'keychain-failed'
  }
  return fail(reason)
}

/** The data key from the recovery code: `mistyped` when the check characters do not fit, else `wrong-code`. */
async function openByCode(
  file: KeyFile,
  typed: string,
): Promise<Result<Uint8Array, 'mistyped' | 'wrong-code'>> {
  const code = readRecoveryCode(typed)
  if (code === null) return fail('mistyped')
  if (!file.recovery) return fail('wrong-code')
  const dataKey = await unwrapByCode(file.recovery, code)
  return dataKey && isRightKey(file, dataKey) ? ok(dataKey) : fail('wrong-code')
}

/**
 * The data key from the recovery code, or from the one before it while the new one is not confirmed: whoever lost the
 * new one before it was written down has the old one still. Its wrapping stands in the versions that are kept.
 */
export async function openByCodes(
  dataDir: string,
  file: KeyFile,
  typed: string,
): Promise<Result<Uint8Array, 'mistyped' | 'wrong-code'>> {
  const opened = await openByCode(file, typed)
  if (opened.ok || opened.error === 'mistyped' || file.recovery?.confirmedAt !== null) return opened
  const tried = new Set([file.recovery.box])
  for (const { recovery } of keptKeyFiles(dataDir).toSorted((one, other) => other.version - one.version)) {
    if (!recovery || tried.has(recovery.box)) continue
    tried.add(recovery.box)
    const earlier = await openByCode({ ...file, recovery }, typed)
    if (earlier.ok) return earlier
  }
  return opened
}

/**
 * What stands on the disk now, with `own`'s way in as this machine's: while this process ran, another may have been let
 * in or made a new code, and neither may be written over.
 */
export function currentKeyFile(dataDir: string, own: KeyFile): KeyFile {
  const { file } = readKeyFiles(dataDir)
  if (!file || file.version <= own.version || file.check !== own.check) return own
  if (own.machine === null) return file
  const { kind, backend, text } = own.machine
  const otherMachines = machineWraps(file).filter(
    (wrap) => wrap.kind !== kind || wrap.backend !== backend || wrap.text !== text,
  )
  return { ...file, machine: own.machine, otherMachines }
}

export async function createKeys(
  workspaceId: string,
  code: string,
  secrets: Secrets,
  random: Random,
  cost: RecoveryCost = recoveryCost,
): Promise<OpenedKeys> {
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
