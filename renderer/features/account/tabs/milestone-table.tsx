import type { CSSProperties } from 'react'
import { waitingSides } from '../../../../shared/contract/index.ts'
import { daysBetween } from '../../../../shared/kernel/index.ts'
import { useFrame, useToday } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, TableHead } from '../../../ui/index.ts'
import { Due } from '../../../app/records/due.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { RecordButton } from '../../../app/records/record-button.tsx'
import type { Milestone, ValuePlan } from '../records.ts'

const sideClass = { us: 'us', customer: 'cu', third_party: 'th' } as const

/** VAL-5: for whom the plan has waited, from its history, and for how many days each. */
export function Waiting({ waiting }: { readonly waiting: ValuePlan['waiting'] }) {
  const t = useT()
  const sides = waitingSides.map((side) => ({ side, days: waiting[side] })).filter(({ days }) => days > 0)
  if (sides.length === 0) return null
  return (
    <div className="wait">
      <span className="wb" aria-hidden>
        {sides.map(({ side, days }) => (
          <i key={side} className={sideClass[side]} style={{ flex: days } as CSSProperties} />
        ))}
      </span>
      <p className="t12 muted row wrap">
        <span>{t('account.plan.waited')}</span>
        {sides.map(({ side, days }) => (
          <span key={side} className="nw">
            <b className={sideClass[side]} aria-hidden />
            {t(`account.side.${side}`)} {t('common.unit.days', { count: days })}
          </span>
        ))}
      </p>
    </div>
  )
}

export interface MilestoneTableProps {
  readonly accountId: string
  readonly milestones: readonly Milestone[]
  /** Only what is not reached yet. */
  readonly isOpenOnly?: boolean
}

export function MilestoneTable({ accountId, milestones, isOpenOnly = false }: MilestoneTableProps) {
  const t = useT()
  const { dialogs, write } = useFrame()
  const today = useToday()
  const shown = isOpenOnly ? milestones.filter(({ reachedOn }) => reachedOn === null) : milestones
  if (shown.length === 0)
    return milestones.length > 0 ? (
      <p className="muted nothing">{t('account.milestone.allReached')}</p>
    ) : (
      <Nothing
        text={t('account.milestone.none')}
        action={{
          label: t('account.milestone.addFirst'),
          onPress: () => void dialogs.open('milestone.edit', { accountId }),
        }}
      />
    )
  return (
    <table className="tbl mini">
      <TableHead
        columns={[
          t('account.milestone.title'),
          t('account.milestone.waitingOn'),
          { figures: isOpenOnly ? t('account.milestone.due') : t('account.milestone.dueOrReached') },
          { unseen: t('account.table.actions') },
        ]}
      />
      <tbody>
        {shown.map((milestone) => (
          <tr key={milestone.id}>
            <td>
              <RecordButton onPress={() => void dialogs.open('milestone.edit', { id: milestone.id })}>
                {milestone.title}
              </RecordButton>
              {milestone.kind !== 'other' && (
                <span className="src">{t(`account.milestoneKind.${milestone.kind}`)}</span>
              )}
            </td>
            <td className="muted">
              {milestone.waitingOn !== null &&
                (milestone.waitingSince === null
                  ? t(`account.side.${milestone.waitingOn}`)
                  : t('account.milestone.waits', {
                      side: t(`account.side.${milestone.waitingOn}`),
                      count: Math.max(0, daysBetween(milestone.waitingSince, today)),
                    }))}
            </td>
            <td className="r">
              {milestone.reachedOn === null ? (
                <Due day={milestone.dueDay} />
              ) : (
                <span className="pos t12 num">
                  {t('account.milestone.reachedOn', { day: milestone.reachedOn })}
                </span>
              )}
            </td>
            <td className="r">
              {milestone.reachedOn === null && (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('account.milestone.reachNamed', { title: milestone.title })}
                  onPress={() =>
                    void write('milestone.update', { id: milestone.id, patch: { reachedOn: today } })
                  }
                >
                  {t('account.milestone.reach')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
