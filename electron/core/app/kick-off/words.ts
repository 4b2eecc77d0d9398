import type { DutySide } from '../../../../shared/domain/kick-off/index.ts'
import { byLanguage } from '../../../../shared/domain/text/index.ts'

/** 简体中文, 繁體中文, English. */
const words = {
  title: ['启动会与双方分工', '啟動會與雙方分工', 'Kick-off and split of duties'],
  date: ['日期', '日期', 'Date'],
  planned: ['（计划）', '（預定）', ' (planned)'],
  place: ['地点', '地點', 'Place'],
  ours: ['我方参加人', '我方出席者', 'From our side'],
  theirs: ['客户方参加人', '客戶方出席者', 'From the customer'],
  goals: ['目标', '目標', 'Goals'],
  intents: ['购买初衷', '購買初衷', 'Why you bought'],
  result: ['预期成果', '預期成果', 'Expected result'],
  measure: ['衡量', '衡量', 'Measure'],
  fromTo: ['起点 → 目标', '起點 → 目標', 'Baseline → target'],
  due: ['期限', '期限', 'Due'],
  steps: ['里程碑', '里程碑', 'Milestones'],
  step: ['步骤', '步驟', 'Step'],
  reached: ['完成于', '完成於', 'Reached on'],
  duties: ['分工', '分工', 'Duties'],
  duty: ['事项', '事項', 'Duty'],
  side: ['由谁', '由誰', 'Whose'],
  responsible: ['责任人', '負責人', 'Person'],
  noDuties: ['还没有写下分工。', '還沒有寫下分工。', 'No duties are written down yet.'],
  agreement: ['确认', '確認', 'Agreement'],
  signOurs: ['我方签字 / 日期', '我方簽名 / 日期', 'For us, signature and date'],
  signTheirs: ['客户方签字 / 日期', '客戶方簽名 / 日期', 'For the customer, signature and date'],
} as const satisfies Readonly<Record<string, readonly [string, string, string]>>

const sides = {
  ours: ['我方', '我方', 'Us'],
  theirs: ['客户', '客戶', 'Customer'],
  third_party: ['第三方', '第三方', 'Third party'],
} as const satisfies Readonly<Record<DutySide, readonly [string, string, string]>>

const kinds = {
  outcome: ['成果', '成果', 'Outcome'],
  first_value: ['第一价值', '第一價值', 'First value'],
} as const satisfies Readonly<Record<string, readonly [string, string, string]>>

export interface DocumentWords {
  word(name: keyof typeof words): string
  side(side: DutySide): string
  kind(kind: keyof typeof kinds): string
  /** `2026-12-01 由 王敏 确认`. */
  agreed(day: string, name: string): string
  /** At the foot: `第 …` is the page's own. */
  writtenBy(name: string, day: string): string
  /** Between the names of a list. */
  readonly comma: string
}

/** The words of the document in one language. */
export function documentWords(language: string): DocumentWords {
  const place = byLanguage<0 | 1 | 2>(language, { simplified: 0, traditional: 1, english: 2 })
  const isEnglish = place === 2
  return {
    word: (name) => words[name][place],
    side: (side) => sides[side][place],
    kind: (kind) => kinds[kind][place],
    agreed: (day, name) =>
      [`${name} 于 ${day} 确认`, `${name} 於 ${day} 確認`, `Agreed by ${name} on ${day}`][place] ?? '',
    writtenBy: (name, day) => (isEnglish ? `${name}, ${day}` : `${name} · ${day}`),
    comma: isEnglish ? ', ' : '、',
  }
}
