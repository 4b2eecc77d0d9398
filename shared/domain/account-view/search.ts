import type { ViewContext, ViewRow, ViewRules } from './row.ts'

/** Half width, lower case: how text is compared where case and width do not matter. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase()

/** The words of a search; each must occur. */
export const searchWords = (search: string): readonly string[] =>
  foldText(search)
    .split(/\s+/u)
    .filter((word) => word !== '')

type NameKeysOf = ViewContext['nameKeysOf']

/** Rows do not change, so what a search looks at is worked out once per row and keys. */
const haystacks = new WeakMap<ViewRow, { readonly keys: readonly string[]; readonly text: string }>()

function haystackOf(row: ViewRow, keys: readonly string[]): string {
  const known = haystacks.get(row)
  if (known?.keys === keys) return known.text
  const text = [foldText(row.name), ...keys, row.code === null ? '' : foldText(row.code)].join('\n')
  haystacks.set(row, { keys, text })
  return text
}

/** Whether every word occurs in the name, its pinyin, its initials or the code. No word: yes. */
export function matchesSearch(row: ViewRow, words: readonly string[], nameKeysOf: NameKeysOf): boolean {
  if (words.length === 0) return true
  const haystack = haystackOf(row, nameKeysOf(row.id))
  return words.every((word) => haystack.includes(word))
}

/** Whether these filters look at names: only then are the keys of names needed. */
export const looksAtNames = ({ search, conditions }: Pick<ViewRules, 'search' | 'conditions'>): boolean =>
  search.trim() !== '' ||
  conditions.some(({ field, operator }) => field === 'name' && operator === 'contains')
