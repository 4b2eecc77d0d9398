import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { CallFailure, CallInput, CallOutput } from '../../../shared/contract/index.ts'
import type { Result } from '../../../shared/kernel/index.ts'
import type { JobName } from '../client.ts'
import { useFrame } from '../frame-context.ts'
import type { JobInfo } from './job-center.ts'
import { jobOutcome, runJob } from './run-job.ts'

export interface JobRun<Name extends JobName> {
  /** The job that this component started last: phase, counts, state. */
  readonly job: JobInfo | undefined
  readonly isRunning: boolean
  readonly result: CallOutput<Name> | undefined
  readonly error: CallFailure<Name> | undefined
  /** Starts it; the answer is how it ended. A refusal is said by the caller, beside what it concerns. */
  start(input: CallInput<Name>): Promise<Result<CallOutput<Name>, CallFailure<Name>>>
  cancel(): void
}

/** Long work with progress, cancel and a result. It goes on, and stays in the list of jobs, when the component goes. */
export function useJob<Name extends JobName>(name: Name): JobRun<Name> {
  const { jobs } = useFrame()
  const [jobId, setJobId] = useState<string | null>(null)
  const [isAsked, setAsked] = useState(false)
  const [refusal, setRefusal] = useState<CallFailure<Name> | undefined>(undefined)
  const [isMounted] = useState({ current: true })
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [isMounted])

  const job = useSyncExternalStore(jobs.subscribe, () => (jobId === null ? undefined : jobs.get(jobId)))

  const start = useCallback(
    async (input: CallInput<Name>) => {
      setRefusal(undefined)
      setJobId(null)
      setAsked(true)
      let hasStarted = false
      const ended = await runJob(jobs, name, input, (startedId) => {
        hasStarted = true
        if (!isMounted.current) return
        setJobId(startedId)
        setAsked(false)
      })
      if (!hasStarted && !ended.ok && isMounted.current) {
        setRefusal(ended.error)
        setAsked(false)
      }
      return ended
    },
    [jobs, name, isMounted],
  )

  const ended = job !== undefined && job.state !== 'running' ? jobOutcome<Name>(job) : undefined
  return {
    job,
    isRunning: isAsked || (jobId !== null && (job === undefined || job.state === 'running')),
    result: ended?.ok ? ended.value : undefined,
    error: ended && !ended.ok ? ended.error : refusal,
    start,
    cancel: () => {
      if (jobId !== null) void jobs.cancel(jobId)
    },
  }
}

/** Every job that runs or has lately ended, newest first. */
export function useJobs(): readonly JobInfo[] {
  const { jobs } = useFrame()
  return useSyncExternalStore(jobs.subscribe, jobs.list)
}
