import { byLanguage } from '../text/index.ts'
import english from './shipped/en.json' with { type: 'json' }
import simplified from './shipped/zh-cn.json' with { type: 'json' }
import traditional from './shipped/zh-tw.json' with { type: 'json' }

/** The points that every hand-over begins with, in the order in which they are gone through. */
export const handOverKeys = [
  'contract_terms',
  'purchase_intent',
  'decision_makers',
  'competitors',
  'price_history',
  'sales_promises',
  'out_of_scope',
  'technical_situation',
  'open_risks',
  'success_criteria',
  'payment',
  'introduction',
  'next_date',
] as const
export type HandOverKey = (typeof handOverKeys)[number]

export const isHandOverKey = (key: string | null): key is HandOverKey =>
  handOverKeys.some((known) => known === key)

export interface PointText {
  readonly title: string
  /** What has to be true before the point is done. */
  readonly detail: string
}

/** The words of the points in a language (`zh-TW`, `en`, …). */
export const handOverTexts = (language: string): Readonly<Record<HandOverKey, PointText>> =>
  byLanguage<Readonly<Record<HandOverKey, PointText>>>(language, { simplified, traditional, english })
