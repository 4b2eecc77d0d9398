import type { Clock } from '../../../../shared/kernel/index.ts'
import type { Blobs, Store } from '../../store/index.ts'
import { completeRecording } from './complete.ts'
import { dropOldMarks, readRecording, unfinishedRecordings } from './rows.ts'

export interface RecordingWaits {
  /** A window that outlived the process has this long (ms) to go on with its recording before it counts as cut off. */
  readonly afterStartMs: number
  /** A part comes every second: after this long (ms) without one, the page is gone. */
  readonly silentMs: number
}

export const recordingWaits: RecordingWaits = { afterStartMs: 2_000, silentMs: 15_000 }

/** After a failure (the disk is full) the parts stay where they are, and it is tried again. */
const againMs = 60_000
const marksForMs = 30 * 86_400_000

export interface RecoveryOptions {
  readonly store: Store
  readonly blobs: Blobs
  readonly clock: Clock
  readonly waits: RecordingWaits
  /** Who is named in the log. */
  user(): string
  onRecovered(): void
  onTrouble(error: unknown): void
}

/**
 * Makes attachments of recordings whose page died: of those found when the workspace opens, and of those that fall
 * silent. Too early is no harm: a recording that goes on has its attachment made anew of all of it.
 */
export class RecordingRecovery {
  readonly #options: RecoveryOptions
  readonly #timers = new Map<string, NodeJS.Timeout>()
  #working: Promise<unknown> = Promise.resolve()
  #isStopped = false

  constructor(options: RecoveryOptions) {
    this.#options = options
  }

  /** Once, when the store is open and known to be whole. */
  start(): void {
    if (this.#isStopped) return
    const { store, clock, waits } = this.#options
    store.local((write) => dropOldMarks(write, clock.now() - marksForMs))
    for (const id of unfinishedRecordings(store.read))
      if (!this.#timers.has(id)) this.#later(id, waits.afterStartMs)
  }

  /** A part has come: its page lives. */
  heard(id: string): void {
    this.#later(id, this.#options.waits.silentMs)
  }

  /** It is finished or discarded. */
  forget(id: string): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
  }

  /** Now; one after the other. */
  recover(id: string): Promise<void> {
    this.forget(id)
    const done = this.#working.then(() => (this.#isStopped ? undefined : this.#recover(id)))
    this.#working = done
    return done
  }

  /** Resolves when nothing of it touches the store any more. What is unfinished is found by the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    await this.#working
  }

  #later(id: string, milliseconds: number): void {
    this.forget(id)
    if (this.#isStopped) return
    const timer = setTimeout(() => void this.recover(id), milliseconds)
    timer.unref()
    this.#timers.set(id, timer)
  }

  async #recover(id: string): Promise<void> {
    const { store, blobs, user, onRecovered, onTrouble } = this.#options
    const title = readRecording(store.read, id)?.name ?? ''
    try {
      const made = await completeRecording(
        {
          store,
          blobs,
          isCut: true,
          change: (name, work) => store.change({ name, label: { title }, user: user() }, work),
        },
        id,
      )
      if (made.ok) onRecovered()
    } catch (error) {
      if (this.#isStopped) return
      onTrouble(error)
      this.#later(id, againMs)
    }
  }
}
