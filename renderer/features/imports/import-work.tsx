import { FailureNote, useJobs } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Callout, Progress } from '../../ui/index.ts'
import { type ImportSession, type ImportState, mostFiles } from './import-session.ts'

/** What the import is at, with its way out; or why it could not go on. */
export function ImportWork({
  session,
  state,
}: {
  readonly session: ImportSession
  readonly state: ImportState
}) {
  const t = useT()
  const format = useFormat()
  const { work, jobId, failure } = state
  const job = useJobs().find(({ id }) => id === jobId)
  if (work !== null) {
    const total = job?.totalCount ?? null
    return (
      <div className="imp-work">
        <Progress
          label={t(`importing.work_${work}`)}
          value={total === null || job === undefined ? null : job.doneCount}
          maximum={total ?? 1}
          {...(total === null || job === undefined
            ? {}
            : { valueText: `${format.count(job.doneCount)} / ${format.count(total)}` })}
          onCancel={() => void session.cancel()}
        />
      </div>
    )
  }
  if (failure === null) return null
  if (failure === 'too-many-files')
    return (
      <Callout tone="caution" icon="risk">
        {t('importing.tooMany', { count: mostFiles })}
      </Callout>
    )
  if (failure === 'not-sent')
    return (
      <Callout tone="danger" icon="risk">
        {t('importing.notSent')}
      </Callout>
    )
  if (failure.code === 'cancelled') return <Callout>{t('importing.cancelled')}</Callout>
  return <FailureNote failure={failure} />
}
