import type { ViewRow } from './row.ts'

/** Half width, lower case: how text is compared where case and width do not matter. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase()

/** The words of a search; each must occur. */
export const searchWords = (search: string): readonly string[] =>
  foldText(search)
    .split(/\s+/u)
    .filter((word) => word !== '')

/** Rows do not change, so what a search looks at is worked out once per row. */
const haystacks = new WeakMap<ViewRow, string>()

function haystackOf(row: ViewRow): string {
  let haystack = haystacks.get(row)
  if (haystack === undefined) {
    haystack = [foldText(row.name), ...row.nameKeys, row.code === null ? '' : foldText(row.code)].join('\n')
    haystacks.set(row, haystack)
  }
  return haystack
}

/** Whether every word occurs in the name, its pinyin, its initials or the code. No word: yes. */
export function matchesSearch(row: ViewRow, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const haystack = haystackOf(row)
  return words.every((word) => haystack.includes(word))
}
