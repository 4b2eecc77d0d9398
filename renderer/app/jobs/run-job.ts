import type { CallFailure, CallInput, CallOutput } from '../../../shared/contract/index.ts'
import type { Result } from '../../../shared/kernel/index.ts'
import type { JobName } from '../client.ts'
import { type JobCenter, type JobInfo, jobResult } from './job-center.ts'

/** Starts long work and waits for its end; `onStart` hears the job's id as soon as it has one. */
export async function runJob<Name extends JobName>(
  jobs: JobCenter,
  name: Name,
  input: CallInput<Name>,
  onStart?: (jobId: string) => void,
): Promise<Result<CallOutput<Name>, CallFailure<Name>>> {
  const started = await jobs.start(name, input)
  if (!started.ok) return started
  const { jobId } = started.value
  onStart?.(jobId)
  return jobOutcome<Name>(await new Promise<JobInfo>((resolve) => jobs.onEnd(jobId, resolve)))
}

/** How a job ended that no longer runs. */
export function jobOutcome<Name extends JobName>(job: JobInfo): Result<CallOutput<Name>, CallFailure<Name>> {
  if (job.state === 'done') return { ok: true, value: jobResult<Name>(job) }
  const error = job.error ?? { code: 'cancelled', message: 'cancelled' }
  return { ok: false, error: error as CallFailure<Name> }
}
