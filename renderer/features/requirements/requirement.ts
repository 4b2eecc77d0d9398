import type { CallOutput } from '../../../shared/contract/index.ts'
import { type RequirementState, requirementPaths } from '../../../shared/domain/requirement/index.ts'
import { type Day, daysBetween } from '../../../shared/kernel/index.ts'
import type { Format, Translate, TranslationKey } from '../../i18n/index.ts'

export type Requirement = CallOutput<'requirement.list'>['requirements'][number]
export type Ask = Requirement['asks'][number]

/** The accounts that ask, each once. */
export const accountsOf = ({ asks }: Requirement): readonly string[] => [
  ...new Map(asks.map((ask) => [ask.accountId, ask.accountName])).values(),
]

/** `岚汀重工、青屿医械`, `岚汀重工 等 5 家`. */
export function accountWords(t: Translate, requirement: Requirement): string {
  const names = accountsOf(requirement)
  const [first] = names
  if (first === undefined) return t('requirements.card.noAsker')
  return names.length > 2
    ? t('requirements.card.more', { name: first, count: names.length })
    : names.join(t('requirements.card.and'))
}

export const stakeWords = (format: Format, sums: Requirement['arrAtStake']): string =>
  sums.map((sum) => format.money(sum)).join(' + ')

/** Who had it in hand: who judged it, who answers, who told. */
export const handlersOf = ({ reviewer, replyBy, asks }: Requirement): readonly string[] => [
  ...new Set([reviewer, replyBy, ...asks.map(({ toldBy }) => toldBy)].filter((name) => name !== null)),
]

/** The next day that counts: a version's date, or the day by which the customer has an answer. */
export function nextDayOf({ state, dueDay, replyDue }: Requirement): Day | null {
  if (state === 'scheduled') return dueDay
  return state === 'declined' ? replyDue : null
}

export const missingWords = (t: Translate, { missing }: Requirement): string =>
  missing.map((key) => t(`requirements.missing.${key}` as TranslationKey)).join(t('requirements.card.and'))

export const verdictWords = (t: Translate, { reasonable, scope }: Requirement): string =>
  [
    reasonable === null ? null : t(`requirements.reasonable.${reasonable ? 'yes' : 'no'}`),
    scope === null ? null : t(`requirements.scope.${scope}`),
  ]
    .filter((word) => word !== null)
    .join(' · ')

export interface CardNote {
  readonly text: string
  /** Something is late or went wrong: red, with a clock. */
  readonly isLate: boolean
}

/** A requirement that is shipped is to be told within so many days. */
const tellWithinDays = 3

/** What stands at the foot of a card: what its state still asks for. */
export function cardNote(
  requirement: Requirement,
  today: Day,
  daysInState: number,
  t: Translate,
): CardNote | null {
  const { state, asks, version, dueDay, replyDue, timesRescheduled } = requirement
  const left = asks.filter(({ toldOn }) => toldOn === null).length
  const calm = (text: string): CardNote => ({ text, isLate: false })
  const late = (text: string): CardNote => ({ text, isLate: true })
  switch (state) {
    case 'needs_background':
      return requirement.missing.length === 0
        ? calm(t('requirements.card.ready'))
        : calm(t('requirements.card.missing', { what: missingWords(t, requirement) }))
    case 'in_review':
      return null
    case 'scheduled': {
      if (version === null || dueDay === null) return null
      const days = daysBetween(dueDay, today)
      if (days > 0) return late(`${version} · ${t('requirements.card.overdue', { count: days })}`)
      return timesRescheduled > 0
        ? late(`${version} · ${dueDay} · ${t('requirements.card.rescheduled', { count: timesRescheduled })}`)
        : calm(t('requirements.card.version', { version, day: dueDay }))
    }
    case 'shipped': {
      if (left === 0) return null
      const text =
        left === asks.length
          ? t('requirements.card.noneTold', { count: left })
          : t('requirements.card.someTold', { told: asks.length - left, left })
      return daysInState > tellWithinDays ? late(text) : calm(text)
    }
    case 'declined': {
      if (asks.some(({ reaction }) => reaction === 'escalated')) return late(t('requirements.card.escalated'))
      if (left === 0) return null
      if (replyDue === null) return calm(t('requirements.card.noneTold', { count: left }))
      const days = daysBetween(replyDue, today)
      return days > 0
        ? late(t('requirements.card.replyLate', { count: days }))
        : calm(t('requirements.card.replyDue', { day: replyDue }))
    }
    case 'told':
      return calm(t('requirements.card.toldAll', { count: asks.length }))
  }
}

/** Longest waiting first; what has a date, by it; what is closed, the latest first. */
export function boardOrder(state: RequirementState): (left: Requirement, right: Requirement) => number {
  const byAge = (left: Requirement, right: Requirement): number => left.stateSince - right.stateSince
  if (state === 'told') return (left, right) => byAge(right, left)
  if (state !== 'scheduled') return byAge
  return (left, right) => {
    const one = left.dueDay ?? '9999-12-31'
    const other = right.dueDay ?? '9999-12-31'
    return one === other ? byAge(left, right) : one < other ? -1 : 1
  }
}

export const pathTo = (from: RequirementState, to: RequirementState) =>
  requirementPaths.find((path) => path.from === from && path.to === to)

/** Why a requirement cannot be moved there, in words; null: it can. */
export function refusalWords(
  t: Translate,
  { state, asks }: Pick<Requirement, 'state' | 'asks'>,
  to: RequirementState,
): string | null {
  if (state === to) return t('requirements.move.here')
  if (pathTo(state, to) === undefined)
    return t('requirements.move.refused', { from: t(`loops.requirementState.${state}`) })
  return to === 'told' && asks.length === 0 ? t('requirements.move.noAskers') : null
}

/** What a move will ask for, in words; empty where it asks for nothing. */
export function needWords(t: Translate, requirement: Requirement, to: RequirementState): string {
  const needs = (pathTo(requirement.state, to)?.needs ?? [])
    .filter((need) => need !== 'background' || requirement.missing.length > 0)
    .map((need) => t(`requirements.move.needs.${need}`))
  return needs.length === 0
    ? ''
    : t('requirements.move.asks', { what: needs.join(t('requirements.card.and')) })
}
