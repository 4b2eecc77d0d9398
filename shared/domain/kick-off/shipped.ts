import { byLanguage } from '../text/index.ts'
import english from './shipped/en.json' with { type: 'json' }
import simplified from './shipped/zh-cn.json' with { type: 'json' }
import traditional from './shipped/zh-tw.json' with { type: 'json' }

export const dutySides = ['ours', 'theirs', 'third_party'] as const
export type DutySide = (typeof dutySides)[number]

/** The duties that a first project usually splits, each with the side that usually has it, in the order of the work. */
export const shippedDuties = {
  their_lead: 'theirs',
  our_lead: 'ours',
  plan: 'ours',
  base_data: 'theirs',
  initialise: 'ours',
  access: 'theirs',
  interfaces: 'third_party',
  train: 'ours',
  attend: 'theirs',
  go_live: 'theirs',
  measure: 'ours',
  sign_off: 'theirs',
  support: 'ours',
  escalation: 'theirs',
} as const satisfies Readonly<Record<string, DutySide>>

export type DutyKey = keyof typeof shippedDuties

const isDutyKey = (key: string): key is DutyKey => Object.hasOwn(shippedDuties, key)
export const dutyKeys: readonly DutyKey[] = Object.keys(shippedDuties).filter(isDutyKey)

export interface DutyText {
  readonly title: string
  readonly detail: string
}

/** The words of the shipped duties in a language (`zh-TW`, `en`, …). */
export const dutyTexts = (language: string): Readonly<Record<DutyKey, DutyText>> =>
  byLanguage<Readonly<Record<DutyKey, DutyText>>>(language, { simplified, traditional, english })

/**
 * A duty as it reads. One that was taken over as shipped and never reworded follows the language of its reader, so
 * that the same split can be printed in each.
 */
export function dutyWords(
  duty: { readonly dutyKey: string | null; readonly title: string | null; readonly detail: string | null },
  language: string,
): DutyText {
  const shipped =
    duty.dutyKey !== null && isDutyKey(duty.dutyKey) ? dutyTexts(language)[duty.dutyKey] : undefined
  return {
    title: duty.title ?? shipped?.title ?? '',
    detail: duty.detail ?? (duty.title === null ? (shipped?.detail ?? '') : ''),
  }
}
