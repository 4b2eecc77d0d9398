import { statSync } from 'node:fs'
import { join } from 'node:path'
import { bytesToHex, type Random } from '../../../shared/kernel/index.ts'
import type { Driver } from './driver.ts'
import { readFileIfThere, writeFileDurably } from './files.ts'
import { readMeta, writeMeta } from './meta.ts'

/**
 * Which device the log is written for. Two copies of one profile that wrote under one name would give different
 * transactions the same number, and sync could not tell them apart (sync.md §1, "Identity").
 *
 * So a token lies in the store and in a file beside it, and that file also names its own number in the file
 * system: a copied folder has another number, a restored store another token. Either way the profile becomes a
 * new device, and what the old one wrote stays in the log as it is.
 */
const fileName = 'instance'

interface InstanceFile {
  readonly token: string
  readonly inode: string
}

function readInstance(dataDir: string): InstanceFile | null {
  const path = join(dataDir, fileName)
  const text = readFileIfThere(path)
  if (text === undefined) return null
  const [token, inode] = text.trim().split(' ')
  if (token === undefined || inode === undefined) return null
  return { token, inode }
}

const isSameFile = (dataDir: string, file: InstanceFile): boolean =>
  statSync(join(dataDir, fileName), { bigint: true }).ino.toString() === file.inode

/** The device of an open file, or undefined when this is a copy or was restored. */
export function currentDevice(database: Driver, dataDir: string): string | undefined {
  const file = readInstance(dataDir)
  const token = readMeta(database, 'instance')
  const dev = readMeta(database, 'dev')
  if (!file || token === undefined || dev === undefined) return undefined
  return file.token === token && isSameFile(dataDir, file) ? dev : undefined
}

/** Makes this profile a device of its own. Cut short, it is simply done again at the next start. */
export function becomeNewDevice(database: Driver, dataDir: string, random: Random): string {
  const dev = bytesToHex(random.bytes(16))
  const token = bytesToHex(random.bytes(16))
  writeFileDurably(join(dataDir, fileName), (inode) => `${token} ${inode}\n`)
  database.transaction(() => {
    writeMeta(database, 'dev', dev)
    writeMeta(database, 'instance', token)
  })()
  // Into the file itself: without the token there, a lost write-ahead log could not be told from an old store.
  database.pragma('wal_checkpoint(TRUNCATE)')
  return dev
}
