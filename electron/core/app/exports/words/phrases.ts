import type { Words } from './words.ts'

/** Parts of sentences that a cell is put together from; what is in braces is filled in. */
export const phrases = {
  ruleOneOf: ['{what}是 {list}', '{what}是 {list}', '{what} is {list}'],
  ruleOr: ['、', '、', ', '],
  ruleAnd: ['，且 ', '，且 ', ', and '],
  ruleEverybody: ['其余所有客户', '其餘所有客戶', 'Everyone else'],
  noRules: [
    '没有规则，按规则谁都没有分级。',
    '沒有規則，依規則誰都沒有分級。',
    'No rules: by them nobody has a tier.',
  ],
  listSeparator: ['、', '、', ', '],
  checkLimited: ['{words}（{limit}）', '{words}（{limit}）', '{words} ({limit})'],
  limitPercent: ['至少 {count}%', '至少 {count}%', 'at least {count}%'],
  limitDay: ['{count} 天内', '{count} 天內', 'within {count} day'],
  limitDays: ['{count} 天内', '{count} 天內', 'within {count} days'],
  limitCount: ['至少 {count}', '至少 {count}', 'at least {count}'],
  /** A line of a list: what it is about, and what is said of it. */
  told: ['{field}：{value}', '{field}：{value}', '{field}: {value}'],
  untitled: ['没有标题', '沒有標題', 'Untitled'],
  taskDay: ['第 {days} 天', '第 {days} 天', 'Day {days}'],
} as const satisfies Record<string, Words>
