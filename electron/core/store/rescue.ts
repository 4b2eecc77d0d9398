import { createCipheriv, createDecipheriv } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Clock, fail, ok, type Random, type Result } from '../../../shared/kernel/index.ts'
import { z } from 'zod'
import { ensureFolder, syncFolder } from './files.ts'
import { deriveKey } from './keys.ts'
import type { Store } from './store.ts'

/** Text that could not be saved in the store: a note as it stood. */
const entryShape = z.object({
  noteId: z.string(),
  body: z.string(),
  baseRevId: z.string().nullable(),
  at: z.number(),
})
export type RescueEntry = z.infer<typeof entryShape>

/**
 * Where a note's text goes when the store cannot take it (disk full, disk failing): a file in another place,
 * encrypted line by line, each line synced before the call returns. It is read back as drafts at the next start.
 */
export interface Rescue {
  /** Tries each place in turn; fails only when none takes it. */
  keep(entry: Omit<RescueEntry, 'at'>): Result<{ readonly path: string }, 'nowhere'>
  /** What lies there, oldest first. Lines that do not decrypt are counted, not thrown. */
  read(): { readonly entries: readonly RescueEntry[]; readonly unreadable: number }
  /** Turns what lies there into drafts where it is newer than the draft there, then removes the files. */
  takeIn(store: Store): number
}

const fileName = 'rescue.jsonl'

/** Whether text waits there to be taken in. */
export const isTextWaiting = (folders: readonly string[]): boolean =>
  folders.some((folder) => existsSync(join(folder, fileName)))

export function createRescue(
  folders: readonly string[],
  dataKey: Uint8Array,
  clock: Clock,
  random: Random,
): Rescue {
  const key = deriveKey(dataKey, 'rescue')
  const paths = folders.map((folder) => join(folder, fileName))

  const seal = (entry: RescueEntry): string => {
    const nonce = random.bytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const box = Buffer.concat([
      cipher.update(JSON.stringify(entry), 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ])
    return `${Buffer.concat([nonce, box]).toString('base64')}\n`
  }
  const unseal = (line: string): RescueEntry | null => {
    try {
      const bytes = Buffer.from(line, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(-16))
      const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
      return entryShape.parse(JSON.parse(text.toString('utf8')))
    } catch {
      return null
    }
  }
  const append = (path: string, line: string): void => {
    ensureFolder(dirname(path))
    const isNew = !existsSync(path)
    const handle = openSync(path, 'a', 0o600)
    try {
      // A line that a full disk cut short before must not swallow this one.
      const bytes = Buffer.from(isNew ? line : `\n${line}`)
      let written = 0
      while (written < bytes.length) written += writeSync(handle, bytes, written)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    if (isNew) syncFolder(dirname(path))
  }
  const read = (): { entries: RescueEntry[]; unreadable: number } => {
    const entries: RescueEntry[] = []
    let unreadable = 0
    for (const path of paths) {
      if (!existsSync(path)) continue
      for (const line of readFileSync(path, 'utf8').split('\n')) {
        if (line === '') continue
        const entry = unseal(line)
        if (entry) entries.push(entry)
        else unreadable += 1
      }
    }
    return { entries: entries.toSorted((left, right) => left.at - right.at), unreadable }
  }

  return {
    keep(entry) {
      const line = seal({ ...entry, at: clock.now() })
      for (const path of paths) {
        try {
          append(path, line)
          return ok({ path })
        } catch {
          // The next place may have room.
        }
      }
      return fail('nowhere')
    },
    read,
    takeIn(store) {
      const { entries, unreadable } = read()
      if (entries.length > 0)
        store.local((write) => {
          for (const entry of entries)
            write.run({
              sql: `INSERT INTO draft (note_id, body, base_rev_id, selection, updated_at) VALUES (?, ?, ?, NULL, ?)
                ON CONFLICT (note_id) DO UPDATE SET body = excluded.body, base_rev_id = excluded.base_rev_id,
                  selection = NULL, updated_at = excluded.updated_at
                WHERE excluded.updated_at >= draft.updated_at`,
              parameters: [entry.noteId, entry.body, entry.baseRevId, entry.at],
            })
        })
      for (const path of paths) {
        if (!existsSync(path)) continue
        // What could not be read is kept for someone who can look deeper.
        if (unreadable > 0) renameSync(path, `${path}.unreadable-${clock.now()}`)
        else rmSync(path)
        syncFolder(dirname(path))
      }
      return new Set(entries.map((entry) => entry.noteId)).size
    },
  }
}
