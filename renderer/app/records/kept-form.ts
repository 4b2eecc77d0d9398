import type { Clock } from '../../../shared/kernel/index.ts'
import type { KeptTextHandle, LiveText, TextKeeper } from '../../ui/index.ts'

/** Words of one field that no record holds yet; `base` is what the record said there when they were typed. */
export interface KeptWords {
  readonly name: string
  readonly text: string
  readonly base: string
}

/** Words that were given back to their field. */
export interface GivenBack {
  readonly name: string
  /** What the record says now, where that is not what it said when the words were typed. */
  readonly changedTo: string | null
}

export interface KeptFormState {
  readonly givenBack: readonly GivenBack[]
  /** Words whose field is not in the form (yet): a row that has to be added first, another choice, another language. */
  readonly waiting: readonly KeptWords[]
}

export interface Timers {
  set(callback: () => void, milliseconds: number): unknown
  clear(handle: unknown): void
}

export interface KeptFormOptions {
  /** What was kept of this form until now. */
  readonly words: readonly KeptWords[]
  readonly clock: Clock
  readonly timers: Timers
  /** Durable when it resolves with true. No words: nothing is kept any more. */
  keep(words: readonly KeptWords[]): Promise<boolean>
  onState(state: KeptFormState): void
}

/** The rhythm of notes: a pause this long keeps the words, … */
const pauseMs = 400
/** … and typing without a pause is kept this long after its first letter. */
const longestMs = 800

interface Field {
  /** What it showed when it came: the record's own words. */
  readonly first: string
  /** What it showed before a person typed. */
  initial: string
  base: string
  text: string
  isTyped: boolean
  live: LiveText | null
}

/**
 * Keeps what is typed into the text fields of a form until the form is saved (VIS-6), and gives back what was kept.
 * Nothing is kept while an input method composes.
 */
export class KeptForm implements TextKeeper {
  readonly #options: KeptFormOptions
  readonly #fields = new Map<string, Field>()
  readonly #waiting: Map<string, KeptWords>
  readonly #givenBack = new Map<string, GivenBack>()
  /** Words on their way into fields, one at a time: a form may set all its values at once. */
  readonly #writes = new Map<string, string>()
  /** The one that the form was given last; it has taken it when it has been drawn again. */
  #writing: string | null = null
  /** What the store is known to hold, or was sent last. */
  #sent: string
  #dirtySince: number | null = null
  #timer: unknown = null
  #isComposing = false
  #isClosed = false

  constructor(options: KeptFormOptions) {
    this.#options = options
    this.#waiting = new Map(options.words.map((words) => [words.name, words]))
    this.#sent = JSON.stringify(options.words)
  }

  get state(): KeptFormState {
    return { givenBack: [...this.#givenBack.values()], waiting: [...this.#waiting.values()] }
  }

  /** Whether a field holds words that no record has. */
  get hasWords(): boolean {
    this.#read()
    return [...this.#fields.values()].some(isChanged)
  }

  add(label: string, live: LiveText): KeptTextHandle {
    let name = label
    for (let number = 2; this.#fields.get(name)?.live != null; number += 1) name = `${label}#${number}`
    const shown = live.read()
    const known = this.#fields.get(name)
    const field: Field = known ?? {
      first: shown,
      initial: shown,
      base: shown,
      text: shown,
      isTyped: false,
      live,
    }
    field.live = live
    this.#readOne(field)
    this.#fields.set(name, field)
    if (this.#waiting.has(name)) this.#tell()
    return {
      typed: () => {
        field.isTyped = true
      },
      changed: () => this.#changed(field),
      remove: () => {
        this.#readOne(field)
        field.live = null
      },
    }
  }

  /**
   * Puts one of the words that wait into its field; called after every drawing, so that the form has taken the one
   * before.
   */
  giveBack(): void {
    if (this.#isClosed) return
    if (this.#writing !== null) this.#writes.delete(this.#writing)
    this.#writing = null
    for (const [name, words] of this.#waiting) {
      const field = this.#fields.get(name)
      if (field?.live == null) continue
      this.#waiting.delete(name)
      this.#tell()
      const shown = field.live.read()
      if (shown === words.text) {
        // Saved meanwhile.
        this.#plan()
        continue
      }
      field.base = words.base
      field.text = words.text
      field.isTyped = true
      this.#givenBack.set(name, { name, changedTo: words.base === shown ? null : shown })
      this.#writes.set(name, words.text)
    }
    for (const [name, text] of this.#writes) {
      const live = this.#fields.get(name)?.live
      if (live == null) {
        this.#writes.delete(name)
        continue
      }
      this.#writing = name
      live.write(text)
      this.#tell()
      return
    }
  }

  compositionStarted(): void {
    this.#isComposing = true
    this.#options.timers.clear(this.#timer)
  }

  compositionEnded(): void {
    this.#isComposing = false
    this.#plan()
  }

  /** Keeps the words now: focus leaves, the window goes. True: nothing is left to keep. */
  async flush(): Promise<boolean> {
    return this.#isComposing || this.#isClosed ? true : await this.#keep()
  }

  /** The last flush, then nothing more. What is still being composed was never committed by the input method. */
  async leave(): Promise<boolean> {
    if (this.#isClosed) return true
    // Once more, also what was sent: another window may have taken these words over, and saved them.
    if (this.#words().length > 0) this.#sent = ''
    const kept = this.#keep()
    this.#isClosed = true
    this.#options.timers.clear(this.#timer)
    return await kept
  }

  /**
   * A record holds the words now: they are not kept any longer. `names` says which fields, where what was done took
   * only those; the others' words stay, and so do words that found no field.
   */
  async saved(names?: readonly string[]): Promise<boolean> {
    if (this.#isClosed) return true
    this.#read()
    for (const name of names ?? [...this.#fields.keys()]) this.#fields.delete(name)
    return await this.leave()
  }

  /** Takes what was given back out of the fields again, and what waits. Answers the words, for `restore`. */
  discard(): readonly KeptWords[] {
    this.#read()
    const words = this.#words().filter(({ name }) => this.#givenBack.has(name) || this.#waiting.has(name))
    for (const { name } of words) this.takeRecord(name)
    this.#waiting.clear()
    this.#givenBack.clear()
    void this.flush()
    this.#tell()
    return words
  }

  /** Puts what `discard` took out back again. False: the form is gone, the words go to the store as they are. */
  restore(words: readonly KeptWords[]): boolean {
    if (this.#isClosed) return false
    for (const each of words) this.#waiting.set(each.name, each)
    this.#plan()
    this.#tell()
    return true
  }

  /** The record's own words in a field instead of those that were given back. */
  takeRecord(name: string): void {
    const field = this.#fields.get(name)
    this.#givenBack.delete(name)
    if (field === undefined) return
    field.isTyped = false
    field.text = field.initial
    field.base = field.first
    this.#writes.set(name, field.initial)
    this.#plan()
    this.#tell()
  }

  #changed(field: Field): void {
    if (this.#isComposing || this.#isClosed) return
    this.#readOne(field)
    if (field.isTyped) this.#plan()
  }

  #plan(): void {
    if (this.#isComposing || this.#isClosed) return
    const now = this.#options.clock.now()
    this.#dirtySince ??= now
    const wait = Math.max(0, Math.min(pauseMs, this.#dirtySince + longestMs - now))
    this.#options.timers.clear(this.#timer)
    this.#timer = this.#options.timers.set(() => void this.flush(), wait)
  }

  #readOne(field: Field): void {
    if (this.#isComposing || this.#isClosed || field.live === null) return
    field.text = field.live.read()
    // What the form filled in by itself is nobody's typing.
    if (!field.isTyped) field.initial = field.text
  }

  #read(): void {
    for (const [name, field] of this.#fields) if (!this.#writes.has(name)) this.#readOne(field)
  }

  #words(): KeptWords[] {
    const typed = [...this.#fields].flatMap(([name, field]) =>
      isChanged(field) ? [{ name, text: field.text, base: field.base }] : [],
    )
    return [...typed, ...this.#waiting.values()]
  }

  async #keep(): Promise<boolean> {
    this.#options.timers.clear(this.#timer)
    this.#timer = null
    this.#dirtySince = null
    this.#read()
    const words = this.#words()
    const text = JSON.stringify(words)
    if (text === this.#sent) return true
    this.#sent = text
    const isKept = await this.#options.keep(words)
    // Sent again with the next letter.
    if (!isKept && this.#sent === text) this.#sent = ''
    return isKept
  }

  #tell(): void {
    if (!this.#isClosed) this.#options.onState(this.state)
  }
}

const isChanged = ({ isTyped, text, initial }: Field): boolean => isTyped && text !== initial
