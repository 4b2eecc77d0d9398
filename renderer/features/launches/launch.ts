import type { CallOutput } from '../../../shared/contract/index.ts'
import type { Translate } from '../../i18n/index.ts'

export type Launches = CallOutput<'value.launches'>
export type LaunchRow = Launches['rows'][number]
export type LaunchFigure = Launches['figures'][number]

/** Which accounts are looked at: those behind one figure. */
export const shownKinds = ['all', 'there', 'running', 'left_out', 'late'] as const
export interface Shown {
  readonly kind: (typeof shownKinds)[number]
  readonly by: LaunchFigure['by']
  readonly group: string | null
}

export const everything: Shown = { kind: 'all', by: 'all', group: null }

const tierOf = ({ tier }: LaunchRow): string => tier ?? 'none'

/** The figures count whoever signed by today; the rest is left out, and is named as such. */
const isWatched = ({ grossDays, signedOn }: LaunchRow, today: string): boolean =>
  grossDays !== null && signedOn !== null && signedOn <= today

export function rowsOf(
  rows: readonly LaunchRow[],
  { kind, by, group }: Shown,
  today: string,
): readonly LaunchRow[] {
  return rows.filter((row) => {
    if (by === 'tier' && tierOf(row) !== group) return false
    if (by === 'cohort' && row.cohort !== group) return false
    switch (kind) {
      case 'all':
        return by === 'all' || isWatched(row, today)
      case 'there':
        return isWatched(row, today) && row.signedOffOn !== null
      case 'running':
        return isWatched(row, today) && row.signedOffOn === null
      case 'left_out':
        return !isWatched(row, today)
      case 'late':
        return row.alarms.length > 0
    }
  })
}

/** The most overdue first, then those longest on their way, then who is there, the slowest first. */
export const byAlarm = (left: LaunchRow, right: LaunchRow): number =>
  (left.alarms[0]?.daysLeft ?? Infinity) - (right.alarms[0]?.daysLeft ?? Infinity) ||
  Number(left.signedOffOn !== null) - Number(right.signedOffOn !== null) ||
  (right.grossDays ?? -1) - (left.grossDays ?? -1)

export function groupWord(t: Translate, { by, group }: Pick<Shown, 'by' | 'group'>): string {
  if (by === 'all') return t('launches.all')
  if (by === 'cohort') return group ?? ''
  return group === 'large' || group === 'mid' || group === 'small'
    ? t(`account.tier.${group}`)
    : t('account.tier.none')
}
