import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** What a traced process did to files, in the order in which its calls returned. Paths are absolute. */
export type DiskEvent =
  | { readonly do: 'link'; readonly path: string; readonly inode: number }
  | { readonly do: 'unlink'; readonly path: string }
  | { readonly do: 'rename'; readonly from: string; readonly to: string }
  | { readonly do: 'mkdir'; readonly path: string }
  | { readonly do: 'rmdir'; readonly path: string }
  | { readonly do: 'write'; readonly inode: number; readonly offset: number; readonly bytes: Buffer }
  | { readonly do: 'truncate'; readonly inode: number; readonly size: number }
  | { readonly do: 'copy'; readonly from: number; readonly inode: number; readonly size: number }
  | { readonly do: 'sync'; readonly inode: number }
  | { readonly do: 'sync-folder'; readonly path: string }
  /** A line that it wrote to its standard output. */
  | { readonly do: 'say'; readonly line: string }

/** The files that were there before, so that what is opened is recognised. */
export interface Before {
  readonly folders: Iterable<string>
  /** Path to a number of its own, below 1,000,000. */
  readonly inodes: ReadonlyMap<string, number>
}

const traced = [
  ...['openat', 'creat', 'close', 'dup', 'dup2', 'dup3', 'read', 'lseek'],
  ...['write', 'writev', 'pwrite64', 'pwritev', 'pwritev2', 'copy_file_range', 'sendfile', 'ioctl'],
  ...['fsync', 'fdatasync', 'sync_file_range', 'ftruncate', 'truncate', 'fallocate'],
  ...['rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'link', 'linkat', 'symlink', 'symlinkat'],
  ...['mkdir', 'mkdirat', 'rmdir', 'io_uring_enter'],
]

/** What to start in front of a command whose calls shall lie in `file`. Texts are in hexadecimal, never cut. */
export const traceInto = (file: string): readonly string[] => [
  'strace',
  ...[
    '-f',
    '-qq',
    '-xx',
    '-s',
    '67108864',
    '-o',
    file,
    '-e',
    'signal=none',
    '-e',
    `trace=${traced.join(',')}`,
  ],
]

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')

interface Call {
  readonly name: string
  /** Between the brackets, as strace prints it. */
  readonly input: string
  readonly result: number
}

/** Joins a call that another thread's call interrupted, and drops those that failed. */
async function* callsIn(file: string): AsyncGenerator<Call> {
  const begun = new Map<string, string>()
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const space = line.indexOf(' ')
    const thread = line.slice(0, space)
    let text = line.slice(space).trimStart()
    if (text.endsWith('<unfinished ...>')) {
      begun.set(thread, text.slice(0, -'<unfinished ...>'.length).trimEnd())
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(text)
    if (resumed) {
      text = `${begun.get(thread) ?? ''}${text.slice(resumed[0].length)}`
      begun.delete(thread)
    }
    const bracket = text.indexOf('(')
    // The texts are in hexadecimal, so the last bracket closes the call: `fsync(21)                 = 0`.
    const end = text.lastIndexOf(') ')
    const answer = /^\)\s+= (-?\d+)/.exec(text.slice(end))
    if (bracket < 0 || answer === null) continue
    const result = Number(answer[1])
    if (result < 0) continue
    yield { name: text.slice(0, bracket), input: text.slice(bracket + 1, end), result }
  }
}

const stringsIn = (input: string): Buffer[] =>
  [...input.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => unhex(hex))

const numbersIn = (input: string): number[] =>
  input
    .replace(/"[^"]*"/g, '')
    .split(',')
    .map((part) => Number.parseInt(part.trim(), 10))

interface Handle {
  readonly inode: number | null
  readonly folder: string | null
  readonly append: boolean
  position: number
}

/** Reads the calls that touch `root` and turns them into events. Throws on a call that it does not understand. */
export async function readTrace(file: string, root: string, before: Before): Promise<readonly DiskEvent[]> {
  const events: DiskEvent[] = []
  const handles = new Map<number, Handle>()
  const inodes = new Map(before.inodes)
  const folders = new Set(before.folders)
  const sizes = new Map<number, number>()
  let nextInode = 1_000_000
  let said = ''
  const inside = (path: string): boolean => path === root || path.startsWith(`${root}/`)
  const pathsIn = (input: string): string[] =>
    stringsIn(input).map((bytes) => resolve(bytes.toString('utf8')))

  const write = (handle: Handle, offset: number | null, bytes: Buffer): void => {
    if (handle.inode === null) throw new Error('a write to a folder')
    const size = sizes.get(handle.inode) ?? 0
    const at = offset ?? (handle.append ? size : handle.position)
    events.push({ do: 'write', inode: handle.inode, offset: at, bytes })
    sizes.set(handle.inode, Math.max(size, at + bytes.length))
    if (offset === null) handle.position = at + bytes.length
  }

  const open = (input: string, descriptor: number): void => {
    const [path] = pathsIn(input)
    if (path === undefined || !inside(path)) return
    if (folders.has(path)) {
      handles.set(descriptor, { inode: null, folder: path, append: false, position: 0 })
      return
    }
    let inode = inodes.get(path)
    if (inode === undefined) {
      if (!input.includes('O_CREAT')) return
      nextInode += 1
      inode = nextInode
      inodes.set(path, inode)
      events.push({ do: 'link', path, inode })
    } else if (input.includes('O_TRUNC')) {
      sizes.set(inode, 0)
      events.push({ do: 'truncate', inode, size: 0 })
    }
    handles.set(descriptor, { inode, folder: null, append: input.includes('O_APPEND'), position: 0 })
  }

  for await (const { name, input, result } of callsIn(file)) {
    const descriptor = Number.parseInt(input, 10)
    const handle = handles.get(descriptor)
    if (name === 'openat' || name === 'creat') {
      handles.delete(result)
      open(name === 'creat' ? `${input}, O_CREAT|O_TRUNC` : input, result)
    } else if (name === 'close') handles.delete(descriptor)
    else if (name.startsWith('dup')) {
      if (handle) handles.set(result, handle)
    } else if (name === 'write' && descriptor === 1) {
      const whole = `${said}${stringsIn(input)[0]?.subarray(0, result).toString('utf8') ?? ''}`.split('\n')
      said = whole.pop() ?? ''
      events.push(...whole.map((line): DiskEvent => ({ do: 'say', line })))
    } else if (name === 'rename' || name === 'renameat' || name === 'renameat2') {
      const [from = '', to = ''] = pathsIn(input)
      if (!inside(from) && !inside(to)) continue
      const inode = inodes.get(from)
      if (inode === undefined || !inside(from) || !inside(to)) throw new Error(`rename of ${from} to ${to}`)
      inodes.delete(from)
      inodes.set(to, inode)
      events.push({ do: 'rename', from, to })
    } else if (name === 'unlink' || name === 'unlinkat') {
      const [path = ''] = pathsIn(input)
      if (!inside(path)) continue
      if (input.includes('AT_REMOVEDIR')) {
        folders.delete(path)
        events.push({ do: 'rmdir', path })
      } else if (inodes.delete(path)) events.push({ do: 'unlink', path })
    } else if (name === 'mkdir' || name === 'mkdirat') {
      const [path = ''] = pathsIn(input)
      if (!inside(path)) continue
      folders.add(path)
      events.push({ do: 'mkdir', path })
    } else if (name === 'copy_file_range' || name === 'sendfile') {
      const [first = -1, second = -1, third = -1] = numbersIn(input)
      const from = handles.get(name === 'sendfile' ? second : first)?.inode
      const inode = handles.get(name === 'sendfile' ? first : third)?.inode
      if (inode === undefined || inode === null) continue
      if (from === undefined || from === null) throw new Error(`a copy from outside: ${input}`)
      // Asked for in one piece or several, the whole file is what arrives.
      const size = (sizes.get(inode) ?? 0) + result
      sizes.set(inode, size)
      events.push({ do: 'copy', from, inode, size })
    } else if (handle === undefined) continue
    else if (name === 'read' || name === 'lseek') {
      handle.position = name === 'lseek' ? result : handle.position + result
    } else if (name === 'write')
      write(handle, null, (stringsIn(input)[0] ?? Buffer.alloc(0)).subarray(0, result))
    else if (name === 'pwrite64') {
      const offset = numbersIn(input).at(-1) ?? Number.NaN
      write(handle, offset, (stringsIn(input)[0] ?? Buffer.alloc(0)).subarray(0, result))
    } else if (name === 'ftruncate') {
      const size = numbersIn(input)[1] ?? Number.NaN
      if (handle.inode === null) throw new Error('a folder was cut')
      sizes.set(handle.inode, size)
      events.push({ do: 'truncate', inode: handle.inode, size })
    } else if (name === 'fsync' || name === 'fdatasync') {
      if (handle.folder !== null) events.push({ do: 'sync-folder', path: handle.folder })
      else if (handle.inode !== null) events.push({ do: 'sync', inode: handle.inode })
    } else if (name === 'ioctl') continue
    else throw new Error(`the trace has ${name}, which the model of the disk does not know`)
  }
  return events
}
