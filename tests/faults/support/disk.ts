import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { SeededRandom } from '../../support/seeded.ts'
import type { Before, DiskEvent } from './trace.ts'

/** What a disk may still lose of one file: a piece of content or a new length, in the order in which it was asked for. */
type Change = { readonly offset: number; readonly bytes: Buffer } | { readonly size: number }

interface File {
  /** What is on the platter. */
  durable: Buffer
  /** What was written since the last sync of this file. */
  pending: Change[]
}

/** A change of names. It holds for good when every folder that it touches was synced after it. */
interface Naming {
  readonly event: Extract<DiskEvent, { do: 'link' | 'unlink' | 'rename' | 'mkdir' | 'rmdir' }>
  readonly inode: number | undefined
  readonly waiting: Set<string>
}

/** How names and contents were lost in a state: for the message of a violation. */
export type Losses = 'everything' | 'nothing' | 'the last' | 'some'

const sector = 512

/** The content after the changes, in one copy. A gap that nothing was written to holds zeros. */
function after(content: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return content
  const ends = changes.map((change) => ('size' in change ? change.size : change.offset + change.bytes.length))
  const next = Buffer.alloc(Math.max(content.length, ...ends))
  content.copy(next)
  let length = content.length
  for (const change of changes) {
    if ('size' in change) {
      if (change.size < length) next.fill(0, change.size, length)
      length = change.size
    } else {
      change.bytes.copy(next, change.offset)
      length = Math.max(length, change.offset + change.bytes.length)
    }
  }
  return next.subarray(0, length)
}

/** The parts of a write between the borders of sectors: a disk writes each of them or does not. */
function sectorsOf(change: Extract<Change, { bytes: Buffer }>): Change[] {
  const parts: Change[] = []
  let start = change.offset
  const end = change.offset + change.bytes.length
  while (start < end) {
    const border = Math.min(end, (Math.floor(start / sector) + 1) * sector)
    parts.push({ offset: start, bytes: change.bytes.subarray(start - change.offset, border - change.offset) })
    start = border
  }
  return parts
}

/** What of a list reaches the disk. */
function survivors<Item>(random: SeededRandom, items: readonly Item[]): { kept: Item[]; losses: Losses } {
  const fate = random.fraction()
  if (items.length === 0 || fate < 0.2) return { kept: [...items], losses: 'nothing' }
  if (fate < 0.4) return { kept: [], losses: 'everything' }
  if (fate < 0.65) return { kept: items.slice(0, random.below(items.length)), losses: 'the last' }
  const share = random.fraction()
  return { kept: items.filter(() => random.chance(share)), losses: 'some' }
}

/** The files of a folder and all below it. */
export function filesBelow(root: string): { readonly folders: string[]; readonly files: string[] } {
  const folders = [root]
  const files: string[] = []
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) folders.push(path)
    else files.push(path)
  }
  return { folders, files }
}

export interface Disk {
  /** What a trace must know of the files that were there. */
  readonly before: Before
  apply(event: DiskEvent): void
  /** The files as the process sees them now, nothing lost. Without those of shared memory. */
  contents(): ReadonlyMap<string, Buffer>
  /** Writes into the empty folder `target` what a power cut at this moment may leave of `root`. */
  crash(random: SeededRandom, target: string): string
}

/**
 * A disk that keeps what was synced and may lose, reorder or tear the rest: each file between its own syncs, names
 * until their folder is synced. The shared-memory file of SQLite lives in memory and is dropped.
 */
export function createDisk(root: string): Disk {
  const files = new Map<number, File>()
  const durableNames = new Map<string, number>()
  const durableFolders = new Set<string>()
  const names = new Map<string, number>()
  let namings: Naming[] = []
  const there = filesBelow(root)
  for (const folder of there.folders) durableFolders.add(folder)
  for (const [index, path] of there.files.entries()) {
    files.set(index, { durable: readFileSync(path), pending: [] })
    durableNames.set(path, index)
    names.set(path, index)
  }
  const before = { folders: new Set(durableFolders), inodes: new Map(durableNames) }

  const fileOf = (inode: number): File => {
    const file = files.get(inode)
    if (file) return file
    const made: File = { durable: Buffer.alloc(0), pending: [] }
    files.set(inode, made)
    return made
  }
  const contentNow = (file: File): Buffer => after(file.durable, file.pending)

  const carryOut = (
    { event, inode }: Naming,
    into: { readonly names: Map<string, number>; readonly folders: Set<string> },
  ): void => {
    switch (event.do) {
      case 'link':
        into.names.set(event.path, event.inode)
        return
      case 'unlink':
        into.names.delete(event.path)
        return
      case 'rename':
        into.names.delete(event.from)
        if (inode !== undefined) into.names.set(event.to, inode)
        return
      case 'mkdir':
        into.folders.add(event.path)
        return
      case 'rmdir':
        into.folders.delete(event.path)
    }
  }

  const name = (event: Naming['event']): void => {
    const paths = event.do === 'rename' ? [event.from, event.to] : [event.path]
    const inode = event.do === 'rename' ? names.get(event.from) : undefined
    const naming = { event, inode, waiting: new Set(paths.map((path) => dirname(path))) }
    namings.push(naming)
    carryOut(naming, { names, folders: new Set() })
  }

  const syncFolder = (path: string): void => {
    const waiting: Naming[] = []
    for (const naming of namings) {
      naming.waiting.delete(path)
      if (naming.waiting.size === 0) carryOut(naming, { names: durableNames, folders: durableFolders })
      else waiting.push(naming)
    }
    namings = waiting
  }

  return {
    before,
    apply(event) {
      switch (event.do) {
        case 'write':
          fileOf(event.inode).pending.push({ offset: event.offset, bytes: event.bytes })
          return
        case 'truncate':
          fileOf(event.inode).pending.push({ size: event.size })
          return
        case 'copy': {
          const bytes = contentNow(fileOf(event.from)).subarray(0, event.size)
          fileOf(event.inode).pending.push({ offset: 0, bytes })
          return
        }
        case 'sync': {
          const file = fileOf(event.inode)
          file.durable = contentNow(file)
          file.pending = []
          return
        }
        case 'sync-folder':
          syncFolder(event.path)
          return
        case 'link':
        case 'unlink':
        case 'rename':
        case 'mkdir':
        case 'rmdir':
          name(event)
          return
        case 'say':
      }
    },
    contents: () =>
      new Map(
        [...names]
          .filter(([path]) => !path.endsWith('-shm'))
          .map(([path, inode]): [string, Buffer] => [relative(root, path), contentNow(fileOf(inode))]),
      ),
    crash(random, target) {
      const { kept, losses } = survivors(random, namings)
      const state = { names: new Map(durableNames), folders: new Set(durableFolders) }
      for (const naming of kept) carryOut(naming, state)
      const told = [`names: lost ${losses}`]
      // A folder whose own name was lost is lost with all that lies in it.
      const reached = new Set([root])
      for (const folder of [...state.folders].toSorted())
        if (reached.has(dirname(folder))) reached.add(folder)
      for (const folder of reached) mkdirSync(join(target, relative(root, folder)), { recursive: true })
      for (const [path, inode] of state.names) {
        if (path.endsWith('-shm') || !reached.has(dirname(path))) continue
        const file = fileOf(inode)
        const torn = random.chance(0.5)
        const changes = torn
          ? file.pending.flatMap((change) => ('bytes' in change ? sectorsOf(change) : [change]))
          : file.pending
        const survived = survivors(random, changes)
        writeFileSync(join(target, relative(root, path)), after(file.durable, survived.kept))
        if (changes.length > 0)
          told.push(
            `${relative(root, path)}: lost ${survived.losses} of ${changes.length}${torn ? ' sectors' : ''}`,
          )
      }
      return told.join('; ')
    },
  }
}
