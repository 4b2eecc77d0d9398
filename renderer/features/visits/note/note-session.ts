import type { CallFailure, CallOutput } from '../../../../shared/contract/index.ts'
import type { Clock, Result } from '../../../../shared/kernel/index.ts'

/** How the text stands with the store: shown in the bar above the note. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'typing' }
  | { readonly kind: 'failed'; readonly code: string; readonly incident: string | null }

export interface NoteSessionOptions {
  readonly noteId: string
  /** The text on screen at the beginning, and the revision it grew from. */
  readonly body: string
  readonly baseRevId: string | null
  /** When that text was saved. */
  readonly savedAt: number
  /** True when the text is a draft that is newer than the revision. */
  readonly isDraft: boolean
  readonly clock: Clock
  readonly timers: Timers
  saveDraft(input: {
    noteId: string
    body: string
    baseRevId: string | null
    selection: string | null
  }): Promise<Result<CallOutput<'note.saveDraft'>, CallFailure<'note.saveDraft'>>>
  saveRevision(input: {
    noteId: string
    body: string
    parents: string[]
  }): Promise<Result<CallOutput<'note.saveRevision'>, CallFailure<'note.saveRevision'>>>
  onState(state: SaveState): void
  /** Another window or device wrote too: this text, merged by the core, is now the note's. */
  onMerged(body: string): void
}

export interface Timers {
  set(callback: () => void, milliseconds: number): unknown
  clear(handle: unknown): void
}

/** A pause in typing this long saves the draft. */
const pauseMs = 400
/** Typing without a pause is saved this long after its first letter: at most so much can be lost. */
const longestMs = 800
/** A pause this long makes a revision. */
const revisionPauseMs = 20_000
/** After a refused write the text is tried again, first soon, then less often. */
const retryMs = [1_000, 3_000, 10_000, 30_000] as const

/**
 * Keeps a note's text safe while it is typed (VIS-6). Drafts follow every burst of typing; a revision follows a
 * pause, leaving, or the person's own wish. Nothing is saved while an input method composes, and one write is under
 * way at a time, so that an older text never lands on a newer one.
 */
export class NoteSession {
  readonly #options: NoteSessionOptions
  #body: string
  #selection: string | null = null
  #baseRevId: string | null
  /** What the store is known to hold. */
  #draftBody: string
  #revisionBody: string
  #dirtySince: number | null = null
  #isComposing = false
  #inFlight: Promise<void> | null = null
  #failures = 0
  #draftTimer: unknown = null
  #revisionTimer: unknown = null
  #isClosed = false

  constructor(options: NoteSessionOptions) {
    this.#options = options
    this.#body = options.body
    this.#draftBody = options.body
    this.#revisionBody = options.isDraft ? '' : options.body
    this.#baseRevId = options.baseRevId
    options.onState({ kind: 'saved', at: options.savedAt })
    if (options.isDraft) this.#planRevision()
  }

  get body(): string {
    return this.#body
  }

  /** Whether letters are on screen that the store does not hold. */
  get hasUnsaved(): boolean {
    return this.#body !== this.#draftBody
  }

  get hasUnrevised(): boolean {
    return this.#body !== this.#revisionBody
  }

  /** The text changed. Called for every change, also while composing: then it is only remembered. */
  edited(body: string, selection: string | null): void {
    if (this.#isClosed) return
    this.#selection = selection
    if (body === this.#body) return
    this.#body = body
    this.#dirtySince ??= this.#options.clock.now()
    this.#options.onState({ kind: 'typing' })
    this.#planDraft()
    this.#planRevision()
  }

  compositionStarted(): void {
    this.#isComposing = true
    this.#stopTimers()
  }

  compositionEnded(): void {
    this.#isComposing = false
    if (this.hasUnsaved) this.#planDraft()
    if (this.hasUnrevised) this.#planRevision()
  }

  get isComposing(): boolean {
    return this.#isComposing
  }

  /** Another writer's text is on screen now: it is what the store holds. */
  adopted(body: string, revId: string | null): void {
    this.#body = body
    this.#draftBody = body
    this.#revisionBody = body
    this.#baseRevId = revId
    this.#dirtySince = null
    this.#stopTimers()
  }

  /** Saves now and makes a revision: blur, leaving, Ctrl+S, check-out. Resolves when the text is durable or was refused. */
  async flush(): Promise<void> {
    if (this.#isComposing) return
    this.#stopTimers()
    while (this.#inFlight !== null) await this.#inFlight
    if (this.hasUnrevised) await this.#run(() => this.#saveRevision())
  }

  /** The last flush, then nothing more. */
  async close(): Promise<void> {
    // What is still being composed when the page goes away was never committed by the person's input method.
    this.#isComposing = false
    const flushed = this.flush()
    this.#isClosed = true
    await flushed
    this.#stopTimers()
  }

  #stopTimers(): void {
    this.#options.timers.clear(this.#draftTimer)
    this.#options.timers.clear(this.#revisionTimer)
    this.#draftTimer = null
    this.#revisionTimer = null
  }

  #planDraft(): void {
    if (this.#isComposing || this.#dirtySince === null) return
    const waited = this.#options.clock.now() - this.#dirtySince
    const wait = Math.max(0, Math.min(pauseMs, longestMs - waited))
    this.#options.timers.clear(this.#draftTimer)
    this.#draftTimer = this.#options.timers.set(() => void this.#saveDraftSoon(), wait)
  }

  #planRevision(): void {
    if (this.#isComposing || this.#isClosed) return
    this.#options.timers.clear(this.#revisionTimer)
    this.#revisionTimer = this.#options.timers.set(() => void this.flush(), revisionPauseMs)
  }

  async #saveDraftSoon(): Promise<void> {
    this.#draftTimer = null
    // The write under way carries an older text: this one follows it at once.
    while (this.#inFlight !== null) await this.#inFlight
    if (this.#isComposing || !this.hasUnsaved) return
    await this.#run(() => this.#saveDraft())
  }

  async #run(work: () => Promise<void>): Promise<void> {
    const running = work().finally(() => {
      this.#inFlight = null
    })
    this.#inFlight = running
    await running
  }

  async #saveDraft(): Promise<void> {
    const body = this.#body
    const { noteId } = this.#options
    const answer = await this.#options.saveDraft({
      noteId,
      body,
      baseRevId: this.#baseRevId,
      selection: this.#selection,
    })
    if (answer.ok) {
      this.#draftBody = body
      this.#saved(body, answer.value.savedAt)
    } else this.#failed(answer.error, () => this.#saveDraftSoon())
  }

  async #saveRevision(): Promise<void> {
    const body = this.#body
    const parents = this.#baseRevId === null ? [] : [this.#baseRevId]
    const answer = await this.#options.saveRevision({ noteId: this.#options.noteId, body, parents })
    if (!answer.ok) {
      this.#failed(answer.error, () => this.flush())
      return
    }
    const { revId, savedAt, merged, body: kept } = answer.value
    // Letters typed meanwhile grew from the text before the merge: they are merged again from there, so that the
    // other writer's words stay.
    if (!merged || this.#body === body) this.#baseRevId = revId
    this.#draftBody = body
    this.#revisionBody = body
    if (merged && kept !== body && this.#body === body) {
      this.#body = kept
      this.#draftBody = kept
      this.#revisionBody = kept
      this.#options.onMerged(kept)
    }
    this.#saved(this.#body === kept ? kept : body, savedAt)
  }

  #saved(body: string, at: number): void {
    this.#failures = 0
    if (this.#body === body) {
      this.#dirtySince = null
      this.#options.onState({ kind: 'saved', at })
    } else {
      // Letters were typed meanwhile: their second begins now.
      this.#dirtySince = this.#options.clock.now()
      this.#planDraft()
    }
  }

  #failed(
    error: { readonly code: string; readonly incident?: string | undefined },
    again: () => Promise<void>,
  ): void {
    this.#options.onState({ kind: 'failed', code: error.code, incident: error.incident ?? null })
    const wait = retryMs[Math.min(this.#failures, retryMs.length - 1)] ?? 30_000
    this.#failures += 1
    this.#options.timers.clear(this.#draftTimer)
    this.#draftTimer = this.#options.timers.set(() => void again(), wait)
  }
}
