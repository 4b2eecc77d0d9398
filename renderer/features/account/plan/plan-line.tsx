import { daysBetween } from '../../../../shared/kernel/index.ts'
import { useToday } from '../../../app/index.ts'
import { Due } from '../../../app/records/due.tsx'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Checkbox, Icon, type IconName, IconButton, MenuButton } from '../../../ui/index.ts'
import { RecordButton } from '../../../app/records/record-button.tsx'
import { OutcomeFigures, OutcomeStateMark } from './outcome-figures.tsx'
import { OutcomeValues } from './outcome-values.tsx'
import type { PlanRow } from './plan-rows.ts'
import type { PlanActions } from './use-plan-actions.ts'

const icons: Readonly<Record<PlanRow['level'], IconName>> = {
  intent: 'quote',
  outcome: 'scale',
  milestone: 'flag',
  task: 'task',
  loose_outcomes: 'quote',
  loose_milestones: 'scale',
}

export const titleOf = (row: PlanRow): string =>
  row.level === 'intent' ? row.record.statement : (row.record?.title ?? '')

/** One line of the plan: its record, what it is at, when it is due, and what can be done with it. */
export function PlanLine({ row, actions }: { readonly row: PlanRow; readonly actions: PlanActions }) {
  const t = useT()
  if (row.record === null)
    return (
      <li className={`pl-row pl-${row.depth} pl-loose`}>
        <span className="muted t12">{t(`plan.${row.level}`)}</span>
      </li>
    )
  const title = titleOf(row)
  const isDone = row.level === 'task' && row.record.state !== 'open'
  return (
    <li className={`pl-row pl-${row.depth}`} data-plan-row={row.id} data-done={isDone || undefined}>
      {row.level === 'task' ? (
        <Checkbox
          label={t('plan.task.doneNamed', { title })}
          isSelected={isDone}
          onChange={() => actions.finish(row)}
        />
      ) : (
        <Icon name={icons[row.level]} size={16} />
      )}
      <div className="grow">
        <span className="visually-hidden">{t(`plan.level.${row.level}`)}</span>
        <RecordButton onPress={() => actions.open(row)}>{title}</RecordButton>
        <LineFacts row={row} />
      </div>
      <div className="pl-end">
        <LineEnd row={row} actions={actions} />
      </div>
      <span className="pl-acts no-print">
        {row.level !== 'task' && (
          <IconButton
            icon="plus"
            size="small"
            label={t(`plan.menu.addBelow.${row.level}`)}
            onPress={() => actions.addBelow(row)}
          />
        )}
        <MenuButton size="small" label={t('plan.menu.of', { title })} entries={actions.entriesOf(row)} />
      </span>
    </li>
  )
}

function LineFacts({ row }: { readonly row: PlanRow }) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  if (row.level === 'intent') {
    const { kind, personName, saidOn, evidence } = row.record
    return (
      <p className="t12 muted plan-figures">
        <span>{t(`plan.intentKind.${kind}`)}</span>
        {personName !== null && <span>{personName}</span>}
        {saidOn !== null && <span className="num">{format.day(saidOn)}</span>}
        {evidence[0] && <span>{t('plan.fromNote', { title: evidence[0].noteTitle })}</span>}
      </p>
    )
  }
  if (row.level === 'outcome') {
    const { evidence, entries, agreedOn, agreedPersonName } = row.record
    const proofs = evidence.length + entries.length
    return (
      <>
        <OutcomeFigures outcome={row.record} />
        <p className="t12 muted plan-figures">
          {agreedOn === null ? (
            <span className="cau">{t('plan.outcome.notAgreed')}</span>
          ) : (
            <span>
              {agreedPersonName === null
                ? t('plan.outcome.agreed', { day: agreedOn })
                : t('plan.outcome.agreedBy', { day: agreedOn, name: agreedPersonName })}
            </span>
          )}
          {proofs > 0 && <span>{t('plan.outcome.proofs', { count: proofs })}</span>}
        </p>
        {evidence[0] && (
          <p className="t12">
            <span className="mark">{evidence[0].quote}</span>
          </p>
        )}
        {entries.length > 0 && <OutcomeValues title={row.record.title} entries={entries} />}
      </>
    )
  }
  if (row.level === 'milestone') {
    const { kind, waitingOn, waitingSince } = row.record
    if (kind === 'other' && waitingOn === null) return null
    return (
      <p className="t12 muted plan-figures">
        {kind !== 'other' && <span>{t(`account.milestoneKind.${kind}`)}</span>}
        {waitingOn !== null && (
          <span className="cau">
            {t('plan.waits', {
              side: t(`account.side.${waitingOn}`),
              count: waitingSince === null ? 0 : Math.max(0, daysBetween(waitingSince, today)),
            })}
          </span>
        )}
      </p>
    )
  }
  return null
}

function LineEnd({ row, actions }: { readonly row: PlanRow; readonly actions: PlanActions }) {
  const t = useT()
  if (row.level === 'outcome')
    return (
      <>
        <OutcomeStateMark state={row.record.state} />
        {row.record.state !== 'reached' && row.record.dueDay !== null && <Due day={row.record.dueDay} />}
      </>
    )
  if (row.level === 'milestone')
    return row.record.reachedOn === null ? (
      <>
        <Due day={row.record.dueDay} />
        <IconButton
          icon="check"
          size="small"
          label={t('account.milestone.reachNamed', { title: row.record.title })}
          onPress={() => actions.finish(row)}
        />
      </>
    ) : (
      <span className="pos t12 num nw">
        {t('account.milestone.reachedOn', { day: row.record.reachedOn })}
      </span>
    )
  if (row.level !== 'task') return null
  const { owner, state, dueDay } = row.record
  return (
    <>
      {owner !== null && <span className="t12 muted">{owner}</span>}
      {state === 'open' && dueDay !== null && <Due day={dueDay} />}
    </>
  )
}
