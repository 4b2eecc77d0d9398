import { daysBetween } from '../../../../shared/kernel/index.ts'
import { useFrame, useToday } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { RecordButton } from '../../../app/records/record-button.tsx'
import { OutcomeStateMark } from './outcome-figures.tsx'
import type { TimelineRow } from './timeline-rows.ts'
import { TableHead } from '../../../ui/index.ts'

/** The timeline as a table: for who cannot see bars, and on paper. */
export function TimelineTable({ rows }: { readonly rows: readonly TimelineRow[] }) {
  const t = useT()
  const { dialogs } = useFrame()
  const open = ({ kind, id }: TimelineRow): void => {
    if (kind === 'outcome') void dialogs.open('outcome.edit', { id })
    else if (kind === 'milestone') void dialogs.open('milestone.edit', { id })
    else void dialogs.open('task.edit', { id })
  }
  return (
    <table className="tbl mini gt-table">
      <TableHead
        columns={[
          t('plan.timeline.what'),
          t('plan.startDay'),
          t('plan.dueDay'),
          t('plan.timeline.state'),
          t('plan.timeline.waits'),
        ]}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.kind} ${row.id}`}>
            <td className={`gt-${row.kind}`}>
              <span className="visually-hidden">{t(`plan.level.${row.kind}`)}</span>
              <RecordButton onPress={() => open(row)}>{row.title}</RecordButton>
            </td>
            <td className="num nw">{row.startDay}</td>
            <td className="num nw">{row.dueDay}</td>
            <td>
              <StateOf row={row} />
            </td>
            <td className="muted">
              <WaitsOf row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function StateOf({ row }: { readonly row: TimelineRow }) {
  const t = useT()
  const today = useToday()
  if (row.kind === 'outcome') return <OutcomeStateMark state={row.record.state} />
  const isOver = row.dueDay !== null && row.dueDay < today
  if (row.kind === 'milestone')
    return row.record.reachedOn === null ? (
      <span className={isOver ? 'dan' : 'muted'}>
        {t(isOver ? 'plan.timeline.late' : 'plan.timeline.open')}
      </span>
    ) : (
      <span className="pos">{t('account.milestone.reachedOn', { day: row.record.reachedOn })}</span>
    )
  if (row.record.state !== 'open') return <span className="pos">{t('plan.timeline.done')}</span>
  return (
    <span className={isOver ? 'dan' : 'muted'}>
      {t(isOver ? 'plan.timeline.late' : 'plan.timeline.open')}
    </span>
  )
}

function WaitsOf({ row }: { readonly row: TimelineRow }) {
  const t = useT()
  const today = useToday()
  if (row.kind !== 'milestone' || row.record.waitingOn === null) return null
  const { waitingOn, waitingSince } = row.record
  return t('plan.waits', {
    side: t(`account.side.${waitingOn}`),
    count: waitingSince === null ? 0 : Math.max(0, daysBetween(waitingSince, today)),
  })
}
