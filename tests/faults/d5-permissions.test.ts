import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, expect, it } from 'vitest'
import { freshDir } from '../support/fresh-dir.ts'
import { filesBelow } from './support/disk.ts'
import { filledTemplate, type Template } from './support/template.ts'
import { visitorProgram } from './support/writer-program.ts'

/** @needs setpriv */
const nobody = 65_534

/** What a person would see. */
interface Seen {
  readonly problem: string | null
  readonly state: string
  readonly mode: string | null
  readonly reason: string | null
  readonly notes: number | string
  readonly saved: string
  readonly bugs: readonly string[]
}

/** A copy of the workspace that belongs to the user who will open it. */
function ownedCopy(template: Template): string {
  const folder = freshDir('d5')
  const dataDir = join(folder, 'profile')
  cpSync(template.dataDir, dataDir, { recursive: true })
  const { folders, files } = filesBelow(folder)
  for (const path of [...folders, ...files]) chownSync(path, nobody, nobody)
  // The folder of the run is root's own; one may pass through it.
  chmodSync(dirname(folder), 0o711)
  return dataDir
}

async function visit(dataDir: string, whileOpen?: () => void): Promise<Seen> {
  const args = [await visitorProgram(), dataDir, whileOpen ? 'wait' : 'none']
  const child = spawn(process.execPath, args, { cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] })
  const closed = once(child, 'close') as Promise<[number | null, string | null]>
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    errors += part
  })
  let seen: Seen | null = null
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== 'opened') seen = JSON.parse(line) as Seen
    else {
      whileOpen?.()
      child.stdin.write('on\n')
    }
  }
  const [code, signal] = await closed
  if (seen === null || code !== 0) throw new Error(`it ended with ${code ?? signal}\n${errors}`)
  return seen
}

let template: Template
beforeAll(async () => {
  template = await filledTemplate()
})

const readOnly = { state: 'open', mode: 'readonly', reason: 'folder', notes: 4, saved: 'read_only', bugs: [] }
const file = (dataDir: string, name: string): string => join(dataDir, name)

const cases: readonly {
  readonly name: string
  readonly before?: (dataDir: string) => void
  readonly whileOpen?: (dataDir: string) => void
  readonly seen: Partial<Seen>
}[] = [
  { name: 'nothing amiss', seen: { state: 'open', mode: 'readwrite', notes: 4, saved: 'saved' } },
  { name: 'a folder that may not be written', before: (dir) => chmodSync(dir, 0o500), seen: readOnly },
  {
    name: 'a store that may not be written',
    before: (dir) => chmodSync(file(dir, 'bowtie.db'), 0o400),
    seen: readOnly,
  },
  {
    name: 'a lock that may not be written',
    before: (dir) => chmodSync(file(dir, 'lock'), 0o400),
    seen: readOnly,
  },
  {
    name: 'folder and store that may not be written',
    before: (dir) => {
      chmodSync(file(dir, 'bowtie.db'), 0o400)
      chmodSync(dir, 0o500)
    },
    seen: readOnly,
  },
  {
    name: 'files that belong to somebody else, readable',
    before: (dir) => {
      const { folders, files } = filesBelow(dir)
      for (const path of folders) chmodSync(path, 0o755)
      for (const path of files) chmodSync(path, 0o644)
      for (const path of [...folders, ...files]) chownSync(path, 0, 0)
    },
    seen: readOnly,
  },
  {
    name: 'a store that may not even be read',
    before: (dir) => chmodSync(file(dir, 'bowtie.db'), 0o000),
    seen: { state: 'damaged', problem: 'no-permission', bugs: [] },
  },
  {
    name: 'keys that may not be read',
    before: (dir) => chmodSync(file(dir, 'keys.json'), 0o000),
    seen: { state: 'open', notes: 4, saved: 'saved', bugs: [] },
  },
  {
    name: 'a folder that may not be entered',
    before: (dir) => chmodSync(dir, 0o000),
    seen: { state: 'damaged', problem: 'no-permission', bugs: [] },
  },
  {
    name: 'the right to write taken away while it is open',
    whileOpen: (dir) => {
      chmodSync(file(dir, 'bowtie.db'), 0o400)
      chmodSync(dir, 0o500)
    },
    // SQLite holds its files open: what was begun can go on.
    seen: { state: 'open', notes: 4, saved: 'saved', bugs: [] },
  },
  {
    name: 'the folder renamed while it is open',
    whileOpen: (dir) => renameSync(dir, `${dir}-elsewhere`),
    seen: { state: 'open', notes: 4, saved: 'io_error', bugs: [] },
  },
  {
    name: 'the folder deleted while it is open',
    whileOpen: (dir) => rmSync(dir, { recursive: true }),
    seen: { state: 'open', notes: 4, saved: 'io_error', bugs: [] },
  },
]

it.each(cases)(
  'D5 $name: what can be read is read, a save is refused by name, nothing crashes',
  async (one) => {
    const dataDir = ownedCopy(template)
    one.before?.(dataDir)
    const seen = await visit(dataDir, one.whileOpen ? () => one.whileOpen?.(dataDir) : undefined)
    expect(seen).toMatchObject(one.seen)
  },
)
