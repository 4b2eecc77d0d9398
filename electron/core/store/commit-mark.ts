import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { readFileIfThere } from './files.ts'

/**
 * How many transactions were acknowledged, in a small file beside the store.
 *
 * SQLite takes a damaged frame of the write-ahead log for the end of the log: everything after it is dropped
 * without a word. The store therefore counts its transactions in itself and, after each commit, here. At the
 * start fewer in the store than here means that acknowledged work is missing. The mark is written without
 * waiting for the disk: after a power cut it may be older than the store, never newer.
 */
const fileName = 'commits'
const width = 20
/** As wide as the check of before, so that the line of a folder from then is written over whole. */
const checkWidth = 16

export interface CommitMark {
  write(count: number): void
  close(): void
}

const line = (instance: string, count: number): string => {
  const text = `${instance} ${String(count).padStart(width, '0')}`
  return `${text} ${crc32(text).toString(16).padStart(checkWidth, '0')}\n`
}

/** The count for this instance of the store; 0 when there is none or it cannot be read. */
export function readCommitMark(dataDir: string, instance: string): number {
  const text = readFileIfThere(join(dataDir, fileName)) ?? ''
  const count = Number(text.split(' ')[1])
  return Number.isSafeInteger(count) && text === line(instance, count) ? count : 0
}

export function openCommitMark(dataDir: string, instance: string): CommitMark {
  const path = join(dataDir, fileName)
  const handle = openSync(path, readFileIfThere(path) === undefined ? 'w' : 'r+', 0o600)
  return {
    write(count) {
      try {
        writeSync(handle, line(instance, count), 0)
      } catch {
        // The commit stands without its mark: an older mark only sees less.
      }
    },
    close: () => closeSync(handle),
  }
}
