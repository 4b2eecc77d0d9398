import {
  type CallFailure,
  type CallInput,
  type CallName,
  type CallOutput,
  commonErrors,
  contract,
  type EventData,
  type EventName,
  events,
} from '../../shared/contract/index.ts'
import type { EarlyAnswers } from './early-answers.ts'
import { type Clock, newId, type Random, type Result } from '../../shared/kernel/index.ts'
import { connect, type Port } from '../../shared/rpc/index.ts'

type KindOf<Name extends CallName> = (typeof contract)[Name]['kind']
type NamesOfKind<Kind extends string> = {
  [Name in CallName]: KindOf<Name> extends Kind ? Name : never
}[CallName]

export type ReadName = NamesOfKind<'read'>
export type WriteName = NamesOfKind<'write'>
export type JobName = NamesOfKind<'job'>

/** What a call answers at once: a job answers with its id, and its output comes with the job's end. */
export type Answer<Name extends CallName> =
  KindOf<Name> extends 'job' ? { readonly jobId: string } : CallOutput<Name>

export type AnswerResult<Name extends CallName> = Result<Answer<Name>, CallFailure<Name>>

/** The core as the interface sees it. */
export interface AppClient {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<AnswerResult<Name>>
  on<Name extends EventName>(name: Name, listener: (data: EventData<Name>) => void): () => void
  /** Tells when the core was lost (`false`) and when it answers again (`true`). */
  onLink(listener: (isUp: boolean) => void): () => void
  stop(): void
}

export interface ClientOptions {
  readonly port: Port
  /** What was asked for before this client was there. */
  readonly early?: EarlyAnswers
  readonly clock: Clock
  readonly random: Random
}

const isRead = (name: CallName): name is ReadName => contract[name].kind === 'read'

export function createClient({ port, clock, random, early }: ClientOptions): AppClient {
  const linkListeners = new Set<(isUp: boolean) => void>()
  const tellLink = (isUp: boolean): void => {
    for (const listener of linkListeners) listener(isUp)
  }
  const connection = connect({
    port,
    contract,
    events,
    commonErrors,
    newRequestId: () => newId(clock, random),
    onDisconnect: () => tellLink(false),
    onReconnect: () => tellLink(true),
  })
  return {
    // Posted before it returns: what is typed in the last moment of a page is on its way when the page is gone.
    call(name, input) {
      const taken = isRead(name) ? (early?.take(name, input) ?? null) : null
      const answer =
        taken === null
          ? connection.call(name, input)
          : taken.then((answered) => answered ?? connection.call(name, input))
      // The RPC is generic over any contract; here it is bound to ours, whose names decide the answer's type.
      return answer as Promise<AnswerResult<typeof name>>
    },
    on: (name, listener) => connection.on(name, listener),
    onLink(listener) {
      linkListeners.add(listener)
      return () => void linkListeners.delete(listener)
    },
    stop: () => connection.close(),
  }
}
