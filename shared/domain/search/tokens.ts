/**
 * How text becomes words of the index. Runs of Han characters become overlapping pairs plus their last character,
 * so that a query of two characters is one word, a longer one a phrase of pairs, and a single one a prefix:
 * 客户成功 → 客户 户成 成功 功. Other scripts are left to the index's own word rules.
 * All functions here take folded text (lower case, simplified, half width).
 */

const han = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}'
const runs = new RegExp(`([${han}]+)|([^${han}]+)`, 'gu')
const words = /[\p{L}\p{N}]+/gu

const characters = (text: string): string[] => Array.from(text)

function pairs(run: string): string[] {
  const all = characters(run)
  const result: string[] = []
  for (let index = 0; index + 1 < all.length; index += 1) result.push(`${all[index]}${all[index + 1]}`)
  return result
}

/** Folded text as the space-separated words that go into the index. */
export function indexText(folded: string): string {
  const parts: string[] = []
  for (const [, hanRun, rest] of folded.matchAll(runs)) {
    if (hanRun === undefined) {
      parts.push(rest ?? '')
      continue
    }
    const all = characters(hanRun)
    let previous = all[0] ?? ''
    for (let index = 1; index < all.length; index += 1) {
      const next = all[index] ?? ''
      parts.push(previous + next)
      previous = next
    }
    parts.push(previous)
  }
  return parts.join(' ')
}

/** One thing that must occur: `text` as it stands in folded text, and how the index is asked for it. */
export interface SearchTerm {
  readonly text: string
  readonly match: string
  /** Latin words are found by their beginning, Han runs anywhere. */
  readonly isWordStart: boolean
}

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`

/**
 * The terms of a query. Text in double quotes is no special form: every term must occur anyway, and a person who
 * pastes a sentence with quotes means the sentence. Empty for a query without letters or digits.
 */
export function searchTerms(folded: string): SearchTerm[] {
  const terms = new Map<string, SearchTerm>()
  for (const [, hanRun, rest] of folded.matchAll(runs)) {
    if (hanRun !== undefined) {
      const parts = pairs(hanRun)
      const match = parts.length === 0 ? `${quote(hanRun)} *` : parts.map(quote).join(' + ')
      terms.set(hanRun, { text: hanRun, match, isWordStart: false })
    } else {
      for (const [word] of (rest ?? '').matchAll(words)) {
        terms.set(word, { text: word, match: `${quote(word)} *`, isWordStart: true })
      }
    }
  }
  return [...terms.values()]
}

/** The index query of some terms: all must occur, in any column. */
export const matchExpression = (terms: readonly SearchTerm[]): string =>
  terms.map((term) => `(${term.match})`).join(' AND ')

export type Mark = readonly [start: number, end: number]

/** Where the terms stand in folded text, in order, overlaps joined; at most `limit` marks. */
export function findMarks(folded: string, terms: readonly SearchTerm[], limit: number): Mark[] {
  const found: [number, number][] = []
  for (const { text, isWordStart } of terms) {
    let count = 0
    for (
      let at = folded.indexOf(text);
      at >= 0 && count < limit;
      at = folded.indexOf(text, at + text.length)
    ) {
      if (
        isWordStart &&
        at > 0 &&
        /[\p{L}\p{N}]/u.test(folded[at - 1] ?? '') &&
        !/[\p{Script=Han}]/u.test(folded[at - 1] ?? '')
      ) {
        continue
      }
      found.push([at, at + text.length])
      count += 1
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const joined: [number, number][] = []
  for (const mark of found) {
    const last = joined.at(-1)
    if (last !== undefined && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1])
    else joined.push([...mark])
  }
  return joined.slice(0, limit)
}
