import type { MessagePort } from 'node:worker_threads'
import type { ErrorFacts } from './error-facts.ts'
import type { SecretsDescription } from './secrets.ts'
import type { ByteRange, DownloadHead, UploadOutcome } from './tickets.ts'

/** What the host and the core's worker thread say to each other besides the RPC's own text. */

export interface WorkerStart {
  readonly dataDir: string
  readonly appVersion: string
  readonly timeZone: string
  /** Its other end answers `SecretsQuestion` with `SecretsAnswer`. */
  readonly secretsPort: MessagePort
}

export type ToWorker =
  /** A new client; the port carries RPC text until either side closes it. */
  | { readonly t: 'client'; readonly port: MessagePort }
  /** A download: the port answers a `TakeReply` and then carries the bytes. */
  | {
      readonly t: 'take'
      readonly ticket: string
      readonly range: ByteRange | null
      readonly port: MessagePort
    }
  /** An upload: the port carries the bytes and at the end answers an `AcceptReply`. */
  | { readonly t: 'accept'; readonly ticket: string; readonly port: MessagePort }
  | { readonly t: 'stop' }

export type FromWorker =
  | { readonly t: 'ready' }
  | { readonly t: 'stopped' }
  | { readonly t: 'info'; readonly message: string }
  | { readonly t: 'bug'; readonly incident: string; readonly facts: ErrorFacts }

export type TakeReply =
  | { readonly t: 'head'; readonly head: DownloadHead }
  | { readonly t: 'unknown' }
  | { readonly t: 'unsatisfiable'; readonly size: number }

export interface AcceptReply {
  readonly t: 'accepted'
  readonly outcome: UploadOutcome
}

export type SecretsQuestion = { readonly id: number } & (
  | { readonly ask: 'describe' }
  | { readonly ask: 'wrap'; readonly bytes: Uint8Array }
  | { readonly ask: 'unwrap'; readonly text: string }
)

export type SecretsAnswer = { readonly id: number } & (
  | { readonly is: 'description'; readonly description: SecretsDescription }
  | { readonly is: 'wrapped'; readonly text: string | null }
  | { readonly is: 'unwrapped'; readonly bytes: Uint8Array | null }
)
