import type { Format, Translate, TranslationKey } from '../../i18n/index.ts'
import type { JobInfo } from './job-center.ts'

/** `导入`, `导出` …: what the job is. */
export function jobTitle(job: JobInfo, t: Translate): string {
  const key = `app.job.${job.call}`
  const text = t(key as TranslationKey)
  return text === key ? t('app.job.other') : text
}

/** `218 / 342`, or the phase while the end is not known. */
export function jobProgressText(job: JobInfo, t: Translate, format: Format): string {
  if (job.totalCount !== null) return `${format.count(job.doneCount)} / ${format.count(job.totalCount)}`
  return job.doneCount > 0 ? format.count(job.doneCount) : t('app.job.started')
}
