import type { CallError, EventData } from '../../../shared/contract/index.ts'
import type { Clock, Result } from '../../../shared/kernel/index.ts'
import type { JobControl } from './context.ts'

type JobInfo = EventData<'job.changed'>

/** Progress is told at most this often; the end is always told. */
const tellEveryMs = 100
/** Ended jobs stay listed, so that their result can be opened. */
const keptJobs = 50

/** The long work of this process: progress, cancel, result. Visible in one place. */
export class Jobs {
  readonly #clock: Clock
  readonly #tell: (job: JobInfo) => void
  readonly #jobs = new Map<string, JobInfo>()
  readonly #cancelled = new Set<string>()
  readonly #running = new Map<string, Promise<void>>()

  constructor(clock: Clock, tell: (job: JobInfo) => void) {
    this.#clock = clock
    this.#tell = tell
  }

  start(
    id: string,
    call: string,
    work: (control: JobControl) => Promise<Result<unknown, CallError>>,
    onBug: (error: unknown) => CallError,
  ): void {
    let info: JobInfo = {
      id,
      call,
      state: 'running',
      phase: 'starting',
      doneCount: 0,
      totalCount: null,
      startedAt: this.#clock.now(),
      endedAt: null,
      result: null,
      error: null,
    }
    let toldAt = 0
    const show = (patch: Partial<JobInfo>, always: boolean): void => {
      info = { ...info, ...patch }
      this.#jobs.set(id, info)
      const now = this.#clock.now()
      if (!always && Math.abs(now - toldAt) < tellEveryMs) return
      toldAt = now
      this.#tell(info)
    }
    const isCancelled = () => this.#cancelled.has(id)
    const control: JobControl = {
      id,
      progress: (phase, done, total) => show({ phase, doneCount: done, totalCount: total }, false),
      get cancelled() {
        return isCancelled()
      },
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    }
    const run = async (): Promise<void> => {
      show({}, true)
      // The answer with the job's id leaves before the work begins.
      await control.breathe()
      const outcome = await work(control).catch((error: unknown) => ({
        ok: false as const,
        error: onBug(error),
      }))
      const endedAt = this.#clock.now()
      if (outcome.ok) show({ state: 'done', result: outcome.value, endedAt }, true)
      else {
        const { code, message, data } = outcome.error
        const error = data === undefined ? { code, message } : { code, message, data: { ...data } }
        show({ state: code === 'cancelled' ? 'cancelled' : 'failed', error, endedAt }, true)
      }
      this.#cancelled.delete(id)
      this.#running.delete(id)
      this.#forgetOld()
    }
    this.#running.set(id, run())
  }

  list(): JobInfo[] {
    return [...this.#jobs.values()]
  }

  cancel(id: string): void {
    if (this.#running.has(id)) this.#cancelled.add(id)
  }

  /** Cancels what runs and waits until it has left its work in order. */
  async stop(): Promise<void> {
    for (const id of this.#running.keys()) this.#cancelled.add(id)
    await Promise.all(this.#running.values())
  }

  #forgetOld(): void {
    const ended = [...this.#jobs.values()].filter((job) => job.endedAt !== null)
    for (const job of ended.slice(0, Math.max(0, ended.length - keptJobs))) this.#jobs.delete(job.id)
  }
}
