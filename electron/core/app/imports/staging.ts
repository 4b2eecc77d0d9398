import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, Random } from '../../../../shared/kernel/index.ts'
import { defaultLimits } from '../../exchange/index.ts'
import { type Blobs, createBlobs } from '../../store/index.ts'
import { type Tickets, UploadError } from '../../tickets.ts'
import type { ImportReport } from './report.ts'
import type { ReadFile } from './read-stage.ts'

/** A file that a person wants to import, lying encrypted beside the store. */
export interface StagedFile {
  /** Unique within the stage: the second `a.csv` is `a.csv (2)`. */
  readonly name: string
  /** Null until all of it has arrived. */
  sha256: string | null
  /** Why it never will; null while it may. */
  failure: 'too-large' | 'upload-cut' | null
  /** Settles shortly after the last byte. */
  readonly written: Promise<void>
  /** True from the last byte on. */
  ended: boolean
  /** What was read last, so that a change of the mapping does not read the file again. */
  read: ReadFile | null
}

export interface Stage {
  readonly id: string
  readonly files: readonly StagedFile[]
  readonly blobs: Blobs
  readonly expiresAt: number
  /** What dry and refused runs found, by the id they answered with. */
  readonly reports: Map<string, ImportReport>
}

const stageLifeMs = 24 * 3_600_000
const folderName = 'import-staging'

interface StageContext {
  readonly clock: Clock
  readonly random: Random
  readonly tickets: Tickets
  readonly dataDir: string
  newId(): string
}

/**
 * Files on their way in. They are encrypted under a key that only this process knows, so what an ended process
 * left behind is unreadable and is swept when the next files come.
 */
export class Staging {
  readonly #stages = new Map<string, Stage>()
  #swept = false

  open(
    context: StageContext,
    files: readonly { readonly name: string }[],
  ): { readonly stage: Stage; readonly tickets: string[] } {
    this.#sweep(context)
    const id = context.newId()
    const blobs = createBlobs(this.#folderOf(context, id), context.random.bytes(32), context.random)
    mkdirSync(this.#folderOf(context, id), { recursive: true, mode: 0o700 })
    const names = new Set<string>()
    const tickets: string[] = []
    const staged = files.map(({ name }) => {
      const { ticket, stream } = context.tickets.openUpload({ maxBytes: defaultLimits.fileBytes })
      tickets.push(ticket)
      const unique = uniqueName(name.replace(/^.*[\\/]/, ''), names)
      names.add(unique)
      return receive(unique, stream, blobs)
    })
    const stage = {
      id,
      files: staged,
      blobs,
      expiresAt: context.clock.now() + stageLifeMs,
      reports: new Map(),
    }
    this.#stages.set(id, stage)
    return { stage, tickets }
  }

  get(context: StageContext, id: string): Stage | null {
    this.#sweep(context)
    return this.#stages.get(id) ?? null
  }

  /** The report of a run that wrote nothing, if its stage is still there. */
  report(importId: string): ImportReport | null {
    for (const { reports } of this.#stages.values()) {
      const report = reports.get(importId)
      if (report !== undefined) return report
    }
    return null
  }

  forget(context: StageContext, id: string): void {
    if (this.#stages.delete(id)) rmSync(this.#folderOf(context, id), { recursive: true, force: true })
  }

  #folderOf(context: StageContext, id: string): string {
    return join(context.dataDir, folderName, id)
  }

  #sweep(context: StageContext): void {
    for (const stage of this.#stages.values())
      if (stage.expiresAt <= context.clock.now()) this.forget(context, stage.id)
    if (this.#swept) return
    this.#swept = true
    // Whoever may write here holds the lock of the folder: what lies here belongs to processes that have ended.
    const folder = join(context.dataDir, folderName)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function uniqueName(name: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name} (${count})`
    if (!taken.has(candidate)) return candidate
  }
}

function receive(name: string, stream: AsyncIterable<Uint8Array>, blobs: Blobs): StagedFile {
  const file: Omit<StagedFile, 'written'> = { name, sha256: null, failure: null, ended: false, read: null }
  async function* arriving(): AsyncGenerator<Uint8Array> {
    yield* stream
    file.ended = true
  }
  async function write(): Promise<void> {
    try {
      const { sha256 } = await blobs.write(arriving())
      file.sha256 = sha256
    } catch (error) {
      file.failure = error instanceof UploadError && error.code === 'too_large' ? 'too-large' : 'upload-cut'
      // A disk that is full or failing is told where the file is asked for.
      if (!(error instanceof UploadError)) throw error
    }
  }
  const written = write()
  // Whoever plans with the file awaits this; until then nobody listens.
  written.catch(() => {})
  return Object.assign(file, { written })
}
