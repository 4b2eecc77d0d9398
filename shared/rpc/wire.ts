import type { ZodType } from 'zod'

/** What the RPC needs to know of a call; `CallSpec` of shared/contract has more. */
export interface CallShape {
  readonly kind: 'read' | 'write' | 'job'
  readonly input: ZodType
  readonly output: ZodType
  /** The codes this call may answer with, besides the ones of the transport. */
  readonly errors: readonly string[]
}

export type ContractShape = Readonly<Record<string, CallShape>>

export type EventsShape = Readonly<Record<string, ZodType>>

/**
 * Codes that any call can answer with:
 * - `invalid_input`: the input does not fit the schema; `data.issues` says where.
 * - `unknown_call`: no such name in this core.
 * - `refused_message`: too large, too deep, not JSON, or with keys that reach into prototypes.
 * - `internal`: a bug; `incident` is the id to quote.
 * - `disconnected`: the other side was lost before it answered.
 */
export const transportCodes = [
  'invalid_input',
  'unknown_call',
  'refused_message',
  'internal',
  'disconnected',
] as const

export type TransportCode = (typeof transportCodes)[number]

/** A failure as data: stacks never cross. */
export interface CallError<Code extends string = string> {
  readonly code: Code
  /** For developers and logs, in English; the interface words its own by `code`. */
  readonly message: string
  readonly data?: unknown
  /** Under this id the core's log has the bug. */
  readonly incident?: string
}

export interface CallMessage {
  readonly t: 'call'
  readonly id: string
  readonly name: string
  readonly input: unknown
  /** On writes and jobs: the same when a call is sent again, so that it is not done twice. */
  readonly requestId?: string
}

export type AnswerMessage =
  | { readonly t: 'answer'; readonly id: string; readonly ok: true; readonly value: unknown }
  | { readonly t: 'answer'; readonly id: string; readonly ok: false; readonly error: CallError }

export interface EventMessage {
  readonly t: 'event'
  readonly name: string
  readonly data: unknown
}
