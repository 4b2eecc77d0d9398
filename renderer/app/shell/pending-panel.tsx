import { useFormat, useT } from '../../i18n/index.ts'
import { SectionHead } from '../../ui/index.ts'
import { useFrame } from '../frame-context.ts'
import { actionWords } from '../history/action-words.ts'
import { JobProgress } from '../jobs/job-progress.tsx'
import { useJobs } from '../jobs/use-job.ts'
import { useQuery } from '../queries/use-query.ts'
import { Link } from '../routes/link.tsx'

const mostShown = 12

export interface PendingPanelProps {
  readonly onLeave: () => void
}

/** The queue behind the status place: work in progress, and what waits to be carried to a sync target. */
export function PendingPanel({ onLeave }: PendingPanelProps) {
  const t = useT()
  const format = useFormat()
  const { clock } = useFrame()
  const pending = useQuery('workspace.pending', {}).data
  const running = useJobs().filter(({ state }) => state === 'running')
  const items = pending?.items.slice(0, mostShown) ?? []
  const count = pending?.count ?? 0
  return (
    <div className="col pending">
      {running.length > 0 && (
        <section className="col">
          <SectionHead title={t('app.pending.jobs')} count={running.length} />
          {running.map((job) => (
            <JobProgress key={job.id} job={job} />
          ))}
        </section>
      )}
      <section className="col">
        <SectionHead title={t('app.pending.title')} count={t('common.unit.items', { count })} />
        {items.length === 0 ? (
          <p className="muted t13">{t('app.pending.none')}</p>
        ) : (
          <ul className="pending-list">
            {items.map((item) => (
              <li key={item.id}>
                <span className="grow cut">{actionWords(item.name, item.label)}</span>
                <span className="faint t12 num">{format.age(item.at, clock.now())}</span>
              </li>
            ))}
          </ul>
        )}
        {count > items.length && items.length > 0 && (
          <p className="muted t12">{t('app.pending.more', { count: count - items.length })}</p>
        )}
      </section>
      <p className="muted t12">
        {t('app.pending.here')} {pending?.target === 'none' && count > 0 && t('app.pending.noTarget')}
      </p>
      <p>
        <Link to="/settings/history" className="link t13" onClick={onLeave}>
          {t('app.pending.history')}
        </Link>
      </p>
    </div>
  )
}
