import type { z } from 'zod'
import type { CallFailure, CallInput, CallName, CallOutput, jobInfo } from '../../../shared/contract/index.ts'
import type { Result } from '../../../shared/kernel/index.ts'
import type { AppClient, JobName } from '../client.ts'

export type JobInfo = z.output<typeof jobInfo>

export interface JobCenter {
  /** Newest first. The array is the same object until a job changes. */
  list(): readonly JobInfo[]
  get(jobId: string): JobInfo | undefined
  subscribe(listener: () => void): () => void
  start<Name extends JobName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<Result<{ readonly jobId: string }, CallFailure<Name>>>
  cancel(jobId: string): Promise<void>
  /** Runs once when the job has ended; at once when it has ended already. */
  onEnd(jobId: string, listener: (job: JobInfo) => void): () => void
  stop(): void
}

/** Ended jobs that stay in the list for a look. */
const mostEnded = 20

export function createJobCenter(client: AppClient): JobCenter {
  const jobsById = new Map<string, JobInfo>()
  const listeners = new Set<() => void>()
  const endListeners = new Map<string, Set<(job: JobInfo) => void>>()
  let sorted: readonly JobInfo[] = []
  let isStopped = false

  const publish = (): void => {
    const all = [...jobsById.values()].sort((left, right) => right.startedAt - left.startedAt)
    for (const job of all.filter(({ state }) => state !== 'running').slice(mostEnded)) jobsById.delete(job.id)
    sorted = all.filter(({ id }) => jobsById.has(id))
    for (const listener of [...listeners]) listener()
  }

  const accept = (job: JobInfo): void => {
    jobsById.set(job.id, job)
    if (job.state === 'running') return
    const waiting = endListeners.get(job.id)
    endListeners.delete(job.id)
    for (const listener of waiting ?? []) listener(job)
  }

  /** What ran while nobody listened: at the start, and after the core was away. */
  const readList = async (): Promise<void> => {
    const result = await client.call('job.list', {})
    if (!result.ok || isStopped) return
    const known = new Set(result.value.jobs.map(({ id }) => id))
    // A job that a new core does not know ended with the old one.
    for (const job of [...jobsById.values()]) {
      if (job.state !== 'running' || known.has(job.id)) continue
      accept({ ...job, state: 'failed', error: { code: 'disconnected', message: 'the core was restarted' } })
    }
    for (const job of result.value.jobs) accept(job)
    publish()
  }

  const offChanged = client.on('job.changed', (job) => {
    accept(job)
    publish()
  })
  const offLink = client.onLink((isUp) => {
    if (isUp) void readList()
  })
  void readList()

  return {
    list: () => sorted,
    get: (jobId) => jobsById.get(jobId),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    start: async (name, input) => {
      const result = await client.call(name, input)
      if (!result.ok) return result
      // Every name of kind `job` answers with an id; the compiler cannot follow that through the generic name.
      return { ok: true, value: result.value as { readonly jobId: string } }
    },
    async cancel(jobId) {
      await client.call('job.cancel', { jobId })
    },
    onEnd(jobId, listener) {
      const job = jobsById.get(jobId)
      if (job !== undefined && job.state !== 'running') {
        listener(job)
        return () => {}
      }
      const waiting = endListeners.get(jobId) ?? new Set()
      endListeners.set(jobId, waiting.add(listener))
      return () => void waiting.delete(listener)
    },
    stop() {
      isStopped = true
      offChanged()
      offLink()
      listeners.clear()
      endListeners.clear()
    },
  }
}

/** The result of an ended job, typed by the call that started it. */
export const jobResult = <Name extends CallName>(job: JobInfo): CallOutput<Name> =>
  job.result as CallOutput<Name>
