import type {
  Area,
  CallCode,
  CallError,
  CallName,
  CallOutput,
  CallRequest,
  EventData,
  EventName,
} from '../../../shared/contract/index.ts'
import type { Clock, Day, Random, Result } from '../../../shared/kernel/index.ts'
import type { ActionOptions, Blobs, Rescue, Store, WriteStore } from '../store/index.ts'
import type { Tickets } from '../tickets.ts'

/** Where a job says how far it is, and hears that it should stop. */
export interface JobControl {
  readonly id: string
  /** Shows progress; `total` null: not known. Cheap to call often. */
  progress(phase: string, done: number, total: number | null): void
  /** True once the person has cancelled. Check between steps and leave nothing half done. */
  readonly cancelled: boolean
  /** Lets other calls run; call it between chunks of work. */
  breathe(): Promise<void>
}

export type Refusal<Name extends CallName> = CallError<CallCode<Name>>
export type Answer<Name extends CallName> = Result<CallOutput<Name>, Refusal<Name>>

/** What a use case works with. One per call. */
export interface CallContext {
  readonly clock: Clock
  readonly random: Random
  /** The open store. Throws `NotOpenError` (answered as `not_open`) when there is none. */
  readonly store: Store
  readonly blobs: Blobs
  /** Takes a note's text when the store cannot: the disk is full or failing. */
  readonly rescue: Rescue
  readonly tickets: Tickets
  readonly dataDir: string
  readonly appVersion: string
  /** Who is named in the log. */
  readonly user: string
  /** The time zone in which days are counted, IANA. */
  readonly timeZone: string
  /** The calendar day of now (or of an instant) in that zone. */
  today(): Day
  dayOf(instant: number): Day
  /** First instant of a calendar day in that zone. */
  startOfDay(day: Day): number
  newId(): string
  /**
   * One action: everything `work` writes is one transaction, one entry of the log, one undo step.
   * A Result with ok:false rolls all of it back.
   */
  change<Value>(action: Omit<ActionOptions, 'user' | 'requestId'>, work: (write: WriteStore) => Value): Value
  emit<Name extends EventName>(name: Name, data: EventData<Name>): void
  /** Marks areas as changed for answers that no synced table shows (settings, workspace). */
  touch(...areas: readonly Area[]): void
}

/** One use case per call; a job gets its control as third argument. */
export type Handler<Name extends CallName> = (
  context: CallContext,
  input: CallRequest<Name>,
  job: JobControl,
) => Answer<Name> | Promise<Answer<Name>>

/** The use cases of one area: `satisfies Handlers<'note.get' | …>`. */
export type Handlers<Names extends CallName> = { readonly [Name in Names]: Handler<Name> }

export class NotOpenError extends Error {
  readonly state: string
  constructor(state: string) {
    super(`no open store: ${state}`)
    this.state = state
  }
}

/** A refusal in one line: `return refuse('not_found', 'no such note', {id})`. */
export const refuse = <const Code extends string>(
  code: Code,
  message: string,
  data?: Readonly<Record<string, unknown>>,
): {
  readonly ok: false
  readonly error: {
    readonly code: Code
    readonly message: string
    readonly data?: Readonly<Record<string, unknown>>
  }
} => ({
  ok: false,
  error: data === undefined ? { code, message } : { code, message, data },
})

export const notFound = (kind: string, id: string) =>
  refuse('not_found', `${kind} ${id} is not there`, { kind, id })
