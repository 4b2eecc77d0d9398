import { longestRecordingPart } from '../../../../shared/domain/recordings/index.ts'
import type { Clock } from '../../../../shared/kernel/index.ts'
import { toBase64 } from './to-base64.ts'

export interface MemoTimers {
  set(callback: () => void, milliseconds: number): unknown
  clear(handle: unknown): void
}

/** Why something is not kept yet: the code of the refusal. */
export type Refused = { readonly ok: false; readonly code: string; readonly next: number | null }
export type Kept = { readonly ok: true; readonly next: number } | Refused
export type Finished = { readonly ok: true } | Refused

export interface MemoOptions {
  readonly clock: Clock
  readonly timers: MemoTimers
  /** Hands one part to the core. */
  keep(part: { readonly n: number; readonly lengthMs: number; readonly bytes: string }): Promise<Kept>
  finish(parts: number): Promise<Finished>
  discard(): Promise<boolean>
  onState(state: MemoState): void
}

export interface MemoState {
  /** `ended`: the microphone is off, and not all of it is an attachment yet. */
  readonly phase: 'recording' | 'ended' | 'kept' | 'discarded'
  /** What keeps the core from taking it; the window holds what is missing there. */
  readonly trouble: string | null
}

/** After a refusal it is tried again, first soon, then less often; never so late that much waits in the window alone. */
const retryMs = [1_000, 3_000, 5_000] as const

/**
 * What a microphone gives, on its way to the core (VIS-5, VIS-6). Part by part, in order, one at a time; whatever the
 * core has not got is held here and sent on when it can take it. Nothing is let go before the attachment is made, and
 * what was discarded can be brought back as long as the window lives. Bytes, not blobs: a browser may write blobs to
 * its own disk.
 */
export class MemoRecording {
  readonly #options: MemoOptions
  readonly #began: number
  readonly #parts: { readonly bytes: Uint8Array; readonly lengthMs: number }[] = []
  /** The first part that the core is not known to hold. */
  #next = 0
  #reading: Promise<void> = Promise.resolve()
  #sending: Promise<void> | null = null
  /** Ended, and all of its bytes are among the parts. */
  #isWhole = false
  #failures = 0
  #timer: unknown = null
  #state: MemoState = { phase: 'recording', trouble: null }

  constructor(options: MemoOptions) {
    this.#options = options
    this.#began = options.clock.now()
  }

  get state(): MemoState {
    return this.#state
  }

  /** Since it began, ms; never less than what a part has said before, whatever the clock does. */
  get lengthMs(): number {
    const elapsed = Math.max(0, this.#options.clock.now() - this.#began)
    return Math.max(elapsed, this.#parts.at(-1)?.lengthMs ?? 0)
  }

  /** What the recorder gave, in the order in which it did. */
  add(data: Blob): void {
    const { lengthMs } = this
    this.#reading = this.#reading.then(async () => {
      const bytes = new Uint8Array(await data.arrayBuffer())
      for (let at = 0; at < bytes.length; at += longestRecordingPart)
        this.#parts.push({ bytes: bytes.subarray(at, at + longestRecordingPart), lengthMs })
      // Not awaited: the next bytes are read while these are on their way. After a refusal the timer sends them.
      if (this.#timer === null) void this.#send()
    })
  }

  /** The microphone is off. Resolves when the attachment is there or was refused; then it is tried again by itself. */
  async end(): Promise<void> {
    if (this.#state.phase === 'recording') this.#show({ phase: 'ended' })
    await this.#reading
    this.#isWhole = true
    await this.#send()
  }

  /** The core was lost or is there again: what is under way is sent again by the connection. */
  linked(isUp: boolean): void {
    const trouble = isUp ? null : 'disconnected'
    if (this.#state.phase === 'recording' || this.#state.phase === 'ended') this.#show({ trouble })
  }

  /** Hands over what there is. */
  async flush(): Promise<void> {
    await this.#reading
    await this.#send()
  }

  /** Lets go of it in the core; `restore` brings it back. */
  async discard(): Promise<void> {
    this.#show({ phase: 'discarded', trouble: null })
    this.#stopTimer()
    await this.#reading
    while (this.#sending !== null) await this.#sending
    if (this.#state.phase === 'discarded') await this.#options.discard()
  }

  /** Takes back `discard`. The core says which parts it wants. */
  async restore(): Promise<void> {
    if (this.#state.phase !== 'discarded') return
    this.#show({ phase: 'ended' })
    await this.end()
  }

  #show(change: Partial<MemoState>): void {
    this.#state = { ...this.#state, ...change }
    this.#options.onState(this.#state)
  }

  #stopTimer(): void {
    this.#options.timers.clear(this.#timer)
    this.#timer = null
  }

  #isToSend(): boolean {
    const { phase } = this.#state
    if (phase !== 'recording' && phase !== 'ended') return false
    return this.#next < this.#parts.length || this.#isWhole
  }

  /** One run at a time. Who calls during a run waits for it: it takes along what came meanwhile. */
  async #send(): Promise<void> {
    if (this.#sending === null && this.#isToSend()) this.#sending = this.#run()
    await this.#sending
  }

  async #run(): Promise<void> {
    this.#stopTimer()
    try {
      while (this.#isToSend()) {
        const part = this.#parts[this.#next]
        const answer = part === undefined ? await this.#finish() : await this.#keep(part)
        // The core wants others first, or again: it was another process, or the recording had been discarded.
        const next = answer.next === null ? null : Math.min(answer.next, this.#parts.length)
        // It wants what it was given: not at once again.
        const isStuck = next === this.#next
        if (next !== null) this.#next = next
        if (isStuck || (next === null && !answer.ok)) {
          this.#failed(answer.ok ? 'parts_missing' : answer.code)
          return
        }
        this.#failures = 0
        if (this.#state.trouble !== null) this.#show({ trouble: null })
      }
    } finally {
      // In one step with the last look at what is to be sent: nothing falls in between.
      this.#sending = null
    }
  }

  #keep({ bytes, lengthMs }: { readonly bytes: Uint8Array; readonly lengthMs: number }): Promise<Kept> {
    return this.#options.keep({ n: this.#next, lengthMs, bytes: toBase64(bytes) })
  }

  async #finish(): Promise<{ ok: true; next: null } | Refused> {
    // Stopped before the microphone gave anything.
    if (this.#parts.length === 0) {
      this.#show({ phase: 'discarded' })
      return { ok: true, next: null }
    }
    const finished = await this.#options.finish(this.#parts.length)
    if (!finished.ok) return finished
    this.#parts.length = 0
    this.#show({ phase: 'kept' })
    return { ok: true, next: null }
  }

  #failed(code: string): void {
    if (this.#state.phase === 'discarded') return
    if (this.#state.trouble !== code) this.#show({ trouble: code })
    const wait = retryMs[Math.min(this.#failures, retryMs.length - 1)] ?? 5_000
    this.#failures += 1
    this.#timer = this.#options.timers.set(() => void this.#send(), wait)
  }
}
