const trueWords = new Set([
  'true',
  't',
  'yes',
  'y',
  '1',
  'on',
  '是',
  '对',
  '對',
  '有',
  '真',
  '启用',
  '啟用',
  '已',
  '√',
  '✓',
  '✔',
])
const falseWords = new Set([
  'false',
  'f',
  'no',
  'n',
  '0',
  'off',
  '否',
  '不',
  '错',
  '錯',
  '无',
  '無',
  '假',
  '停用',
  '未',
  '×',
  'x',
  '✗',
  '✘',
])

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** `TRUE`, `是`, `Y`, `1` … and their opposites; null for anything else. */
export function parseBoolean(text: string): boolean | null {
  const word = fold(text)
  return trueWords.has(word) ? true : falseWords.has(word) ? false : null
}

const emptyWords = new Set([
  '',
  '-',
  '--',
  '—',
  '——',
  '/',
  '\\n',
  'n/a',
  'na',
  '#n/a',
  'null',
  'none',
  'nil',
  'nan',
  '无',
  '無',
  '暂无',
  '暫無',
  '空',
])

/** Ways of writing "nothing" where a number, a date or a flag is expected. Text fields keep them as they are. */
export const isEmptyWord = (text: string): boolean => emptyWords.has(fold(text))

/** Words for one code of a closed or open list, all folded. */
export type Choices = Readonly<Record<string, readonly string[]>>

/** The code that a word stands for, or null. */
export function findChoice(choices: Choices, text: string): string | null {
  const word = fold(text).replace(/[\s_-]+/g, ' ')
  for (const [code, words] of Object.entries(choices)) {
    if (code.replace(/_/g, ' ') === word || words.includes(word)) return code
  }
  return null
}
