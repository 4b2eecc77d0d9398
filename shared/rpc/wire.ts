import { z } from 'zod'

/** What the RPC needs to know of a call; `CallSpec` of shared/contract fits and has more. */
export interface CallShape {
  readonly kind: 'read' | 'write' | 'job'
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** The codes this call may be refused with, besides the common ones. */
  readonly errors: readonly string[]
}

export type ContractShape = Readonly<Record<string, CallShape>>

export type EventsShape = Readonly<Record<string, z.ZodType>>

/**
 * Codes that the RPC itself answers with:
 * - `invalid_input`: the input does not fit the schema, or the message is no call that can be read at all
 *   (too large, too deep, not JSON, keys that reach into prototypes); `data.issues` says where.
 * - `unknown_call`: no such name in this core.
 * - `internal`: a bug; `incident` is the id to quote.
 * - `disconnected`: the other side was lost before it answered.
 */
export type TransportCode = 'invalid_input' | 'unknown_call' | 'internal' | 'disconnected'

/** A failure as data: stacks never cross. */
export interface WireError<Code extends string = string> {
  readonly code: Code
  /** For developers and logs, in English; the interface words its own by `code`. */
  readonly message: string
  readonly data?: Readonly<Record<string, unknown>>
  /** Under this id the core's log has the bug. */
  readonly incident?: string
}

/** What a call of kind `job` answers at once; its result comes with the job's own end. */
export const jobStarted = z.object({ jobId: z.string() })

/** What crosses as the value of a call that went well. */
export type AnswerOf<Spec extends CallShape> = Spec['kind'] extends 'job'
  ? z.output<typeof jobStarted>
  : z.output<Spec['output']>

export interface CallMessage {
  readonly t: 'call'
  readonly id: string
  readonly name: string
  readonly input: unknown
  /** On writes and jobs: the same when a call is sent again, so that it is not done twice. */
  readonly requestId?: string
}

/** A list of the answer that crosses as rows of values in the order of `columns`, without those in `same` (tables.ts). */
export interface PackedTable {
  readonly field: string
  readonly columns: readonly string[]
  /** What every row says in a column, once. */
  readonly same: Readonly<Record<string, unknown>>
}

export type AnswerMessage =
  | {
      readonly t: 'answer'
      readonly id: string
      readonly ok: true
      readonly value: unknown
      readonly tables?: readonly PackedTable[]
    }
  | { readonly t: 'answer'; readonly id: string; readonly ok: false; readonly error: WireError }

export interface EventMessage {
  readonly t: 'event'
  readonly name: string
  readonly data: unknown
}
