import { useFormat, useT } from '../../i18n/index.ts'
import { Progress } from '../../ui/index.ts'
import { useFrame } from '../frame-context.ts'
import type { JobInfo } from './job-center.ts'
import { jobProgressText, jobTitle } from './job-words.ts'

/** A running job with its way out. */
export function JobProgress({ job }: { readonly job: JobInfo }) {
  const t = useT()
  const format = useFormat()
  const { jobs } = useFrame()
  return (
    <Progress
      label={jobTitle(job, t)}
      value={job.totalCount === null ? null : job.doneCount}
      maximum={job.totalCount ?? 1}
      valueText={jobProgressText(job, t, format)}
      {...(job.state === 'running' ? { onCancel: () => void jobs.cancel(job.id) } : {})}
    />
  )
}
