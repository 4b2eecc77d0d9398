import {
  type CallError,
  type CallName,
  commonErrors,
  contract,
  type EventData,
  type EventName,
  events,
} from '../../shared/contract/index.ts'
import {
  type Clock,
  dayInZone,
  fail,
  newId,
  ok,
  type Random,
  type Result,
  startOfDayInZone,
} from '../../shared/kernel/index.ts'
import type { Port, PortSource } from '../../shared/rpc/port.ts'
import { serve } from '../../shared/rpc/serve.ts'
import { areaByTable } from './app/areas.ts'
import { type CallContext, type JobControl, NotOpenError } from './app/context.ts'
import { handlers } from './app/handlers.ts'
import { Jobs } from './app/jobs.ts'
import type { RecordingWaits } from './app/recordings/recovery.ts'
import { WorkspaceSession } from './app/workspace-session.ts'
import type { Secrets } from './secrets.ts'
import {
  type RecoveryCost,
  StoreDamagedError,
  StoreFullError,
  StoreIoError,
  StoreReadonlyError,
  toStoreError,
} from './store/index.ts'
import type { Tickets } from './tickets.ts'

export interface Logger {
  info(message: string): void
  /** A bug: with its stack, under the id that the person can quote. Never a note's text. */
  bug(incident: string, error: unknown): void
}

export interface CoreOptions {
  /** One client, or the place where the windows of a host arrive. */
  readonly port: Port | PortSource
  readonly dataDir: string
  readonly clock: Clock
  readonly random: Random
  readonly secrets: Secrets
  readonly tickets: Tickets
  readonly logger: Logger
  readonly appVersion: string
  /** IANA zone of the machine; a setting can name another. */
  readonly timeZone: string
  /** Above this size (bytes) a start shows the store while its pages are still being read. */
  readonly checkAsideAbove?: number
  /** What a guess at the recovery code costs; the product's own where nothing is said. */
  readonly recoveryCost?: RecoveryCost
  /** When a voice memo whose page says nothing counts as cut off; the product's own where nothing is said. */
  readonly recordingWaits?: RecordingWaits
  /** Tests check the answers against the contract too. */
  readonly checkOutput?: boolean
}

export interface Core {
  /** The workspace behind the calls, for who runs the core in the same thread. */
  readonly session: WorkspaceSession
  /** Everything acknowledged is on disk already; this ends jobs, closes the store and marks a clean shutdown. */
  stop(): Promise<void>
}

/** What a call that failed for a reason of the machine answers with. */
function machineRefusal(error: unknown): CallError | null {
  if (error instanceof NotOpenError)
    return { code: 'not_open', message: error.message, data: { state: error.state } }
  if (error instanceof StoreFullError) return { code: 'disk_full', message: error.message }
  if (error instanceof StoreReadonlyError) return { code: 'read_only', message: error.message }
  if (error instanceof StoreIoError)
    return { code: 'io_error', message: error.message, data: { detail: error.message } }
  return null
}

/** The product without interface. Knows neither Electron nor HTTP nor React. */
export async function startCore(options: CoreOptions): Promise<Core> {
  const { clock, random, logger } = options

  const reportBug = (error: unknown): CallError => {
    const refusal = machineRefusal(error)
    if (refusal !== null) return refusal
    const incident = newId(clock, random).slice(-8).toUpperCase()
    logger.bug(incident, error)
    return { code: 'internal', message: 'a bug; the log has its stack', incident }
  }

  const emit = <Name extends EventName>(name: Name, data: EventData<Name>): void => server.emit(name, data)
  const jobs = new Jobs(clock, (info) => emit('job.changed', info))
  const workspace = await WorkspaceSession.open({
    dataDir: options.dataDir,
    clock,
    random,
    secrets: options.secrets,
    machineTimeZone: options.timeZone,
    checkAsideAbove: options.checkAsideAbove,
    recoveryCost: options.recoveryCost,
    recordingWaits: options.recordingWaits,
    onCommitted: (tables) => {
      const areas = new Set([...tables].map((table) => areaByTable[table]))
      emit('data.changed', { areas: [...areas, 'history'] })
    },
    onState: (state) => emit('workspace.changed', state),
    onTrouble: (error) => logger.bug('maintenance', error),
  })

  /** What every call may use; made once, since a call is answered in less time than it takes to make it. */
  const context: CallContext = {
    clock,
    random,
    tickets: options.tickets,
    dataDir: options.dataDir,
    appVersion: options.appVersion,
    get store() {
      return workspace.store
    },
    get blobs() {
      return workspace.blobs
    },
    get rescue() {
      return workspace.rescue
    },
    get user() {
      return workspace.user
    },
    get timeZone() {
      return workspace.timeZone
    },
    today: () => dayInZone(clock.now(), workspace.timeZone),
    dayOf: (instant) => dayInZone(instant, workspace.timeZone),
    startOfDay: (day) => startOfDayInZone(day, workspace.timeZone),
    newId: () => newId(clock, random),
    change: (action, work) => workspace.store.change({ ...action, user: workspace.user }, work),
    emit,
    touch: (...areas) => emit('data.changed', { areas: [...areas] }),
  }
  /** Changes under the id of the call, so that the same call sent again does nothing twice. */
  const contextOf = (requestId: string | null): CallContext => {
    if (requestId === null) return context
    const change: CallContext['change'] = (action, work) =>
      workspace.store.change({ ...action, user: workspace.user, requestId }, work)
    return Object.assign(Object.create(context) as CallContext, { change })
  }

  const all = handlers({ workspace, jobs })

  /** A damaged page met before the check of the start has come to it: the check decides what is shown. */
  const damageRefusal = async (error: unknown): Promise<CallError | null> => {
    if (!(toStoreError(error) instanceof StoreDamagedError)) return null
    await workspace.whenChecked()
    const { state } = workspace.state
    return state === 'damaged' ? machineRefusal(new NotOpenError(state)) : null
  }

  const handle = async (
    name: CallName,
    input: unknown,
    requestId: string | null,
  ): Promise<Result<unknown, CallError>> => {
    // The registry is typed per call; this is the one place where the name is only known at run time.
    const handler = all[name] as (
      context: CallContext,
      input: unknown,
      job: JobControl | undefined,
    ) => Promise<Result<unknown, CallError>>
    const own = contextOf(requestId)
    if (contract[name].kind !== 'read') await workspace.whenChecked()
    if (contract[name].kind !== 'job') {
      try {
        return await handler(own, input, undefined)
      } catch (error) {
        const refusal = machineRefusal(error) ?? (await damageRefusal(error))
        if (refusal !== null) return fail(refusal)
        throw error
      }
    }
    const jobId = newId(clock, random)
    jobs.start(jobId, name, async (control) => handler(own, input, control), reportBug)
    return ok({ jobId })
  }

  const server = serve({
    port: options.port,
    contract,
    events,
    handle: (name, input, call) => handle(name as CallName, input, call.requestId ?? null),
    reportBug: (error) => reportBug(error).incident ?? '',
    commonErrors,
    checkOutput: options.checkOutput ?? false,
  })

  return {
    session: workspace,
    async stop() {
      await jobs.stop()
      server.stop()
      await workspace.close()
    },
  }
}
