import { shippedReviewAgainAt } from '../../shared/domain/requirement/index.ts'
import type { CallOutput } from '../../shared/contract/index.ts'
import type { Language } from '../i18n/index.ts'

export type Settings = CallOutput<'settings.get'>

/** What amounts without a currency are most likely in, until the person says otherwise. */
export const usualCurrency = (language: Language): string => (language === 'zh-TW' ? 'TWD' : 'CNY')

/** Before a workspace is open: what the machine suggests. */
export const defaultSettings = (language: Language, timeZone: string): Settings => ({
  language,
  theme: 'system',
  density: 'comfortable',
  fontSize: 14,
  motion: true,
  singleKeys: true,
  plainEditor: false,
  weekStart: 'locale',
  currency: usualCurrency(language),
  timeZone,
  askersForReview: shippedReviewAgainAt,
  shortcuts: {},
  interface: {},
})
