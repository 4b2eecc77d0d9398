import type { AppClient } from '../../../app/client.ts'
import type { MemoRecording, MemoState } from './memo-recording.ts'

export interface Memo {
  readonly noteId: string
  readonly recording: MemoRecording
  /** How loud it is now, 0 to 1. */
  level(): number
  /** Turns the microphone off; the recording ends as an attachment. */
  stop(): void
  /** Turns the microphone off and lets go of what was said. */
  discard(): void
}

export interface ShownMemo {
  readonly memo: Memo
  readonly state: MemoState
}

/** The recordings of a window that are not attachments yet. They outlive the page of their note. */
export class Memos {
  #shown: readonly ShownMemo[] = []
  readonly #listeners = new Set<() => void>()

  /** The same array until something changes. */
  readonly list = (): readonly ShownMemo[] => this.#shown

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  show(memo: Memo): void {
    const shown = { memo, state: memo.recording.state }
    const isKnown = this.#shown.some((each) => each.memo === memo)
    this.#shown = isKnown
      ? this.#shown.map((each) => (each.memo === memo ? shown : each))
      : [...this.#shown, shown]
    this.#tell()
  }

  remove(memo: Memo): void {
    this.#shown = this.#shown.filter((each) => each.memo !== memo)
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

const memosByClient = new WeakMap<AppClient, Memos>()

export function memosOf(client: AppClient): Memos {
  const memos = memosByClient.get(client) ?? new Memos()
  memosByClient.set(client, memos)
  return memos
}
