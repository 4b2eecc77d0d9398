import type { CallOutput } from '../../../../shared/contract/index.ts'
import type { TierMeasure } from '../../../../shared/domain/tiers/index.ts'
import type { Format, Translate } from '../../../i18n/index.ts'

export type Rule = CallOutput<'tier.rules'>['rules'][number]
export type Condition = Rule['when'][number]
export type Account = CallOutput<'tier.accounts'>['accounts'][number]
export interface Standing {
  readonly tier: Account['tier']
  readonly ka: boolean
}

/** `KA 大`, `中`, `未分级`. */
export const standingWords = (t: Translate, { tier, ka }: Standing): string =>
  [ka ? t('account.head.ka') : '', t(`account.tier.${tier ?? 'none'}`)].filter(Boolean).join(' ')

export const measureWord = (t: Translate, measure: TierMeasure): string => t(`tiers.measure.${measure}`)

/** `客单价 ≥ 50.0 万元`, `行业是 银行、保险`. */
export function conditionWords(t: Translate, format: Format, condition: Condition): string {
  const what = measureWord(t, condition.measure)
  if ('oneOf' in condition)
    return t('tiers.words.oneOf', { what, list: condition.oneOf.join(t('tiers.words.or')) })
  const amount = (value: number): string =>
    condition.measure === 'unit_price'
      ? format.money({ minor: value, currency: condition.currency })
      : format.count(value)
  const { atLeast, below } = condition
  if (atLeast === null) return `${what} < ${amount(below ?? 0)}`
  if (below === null) return `${what} ≥ ${amount(atLeast)}`
  return `${amount(atLeast)} ≤ ${what} < ${amount(below)}`
}

/** All conditions of a rule in one line; a rule without any is for whoever is left. */
export const ruleWords = (t: Translate, format: Format, { when }: Rule): string =>
  when.length === 0
    ? t('tiers.words.everybody')
    : when.map((condition) => conditionWords(t, format, condition)).join(t('tiers.words.and'))

/** What the rules saw of an account: `客单价 28.6 万元 · 员工 320`. */
export function factWords(t: Translate, format: Format, account: Account): string {
  const parts: string[] = []
  const say = (measure: TierMeasure, value: string | null): void => {
    if (value !== null && value !== '') parts.push(`${measureWord(t, measure)} ${value}`)
  }
  say('unit_price', account.unitPrices.map((money) => format.money(money)).join(' + '))
  say('employees', account.employees === null ? null : format.count(account.employees))
  say('seats', account.seats === null ? null : format.count(account.seats))
  say('industry', account.industry)
  say('edition', account.edition)
  return parts.join(' · ')
}
