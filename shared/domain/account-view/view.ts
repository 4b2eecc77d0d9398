import { conditionTest } from './conditions.ts'
import type { ViewCondition, ViewContext, ViewRow, ViewRules } from './row.ts'
import { matchesSearch, searchWords } from './search.ts'
import { sortRows } from './sort.ts'

type Filters = Pick<ViewRules, 'search' | 'conditions'>

/** The rows that meet the search and every condition, in the order they came. */
export function filterRows<Row extends ViewRow>(
  rows: readonly Row[],
  filters: Filters,
  context: ViewContext,
): Row[] {
  const words = searchWords(filters.search)
  const tests = filters.conditions.flatMap((condition) => conditionTest(condition, context) ?? [])
  return rows.filter(
    (row) => matchesSearch(row, words, context.nameKeysOf) && tests.every((test) => test(row)),
  )
}

/** Filter and sort: what is on screen, and what an export of the view holds (IOX-2). */
export const applyView = <Row extends ViewRow>(
  rows: readonly Row[],
  view: Pick<ViewRules, 'search' | 'conditions' | 'sort'>,
  context: ViewContext,
): Row[] => sortRows(filterRows(rows, view, context), view.sort, context)

/** The conditions of a view that say nothing (see `conditionTest`): shown as such, never silently applied. */
export const idleConditions = (view: Filters, context: ViewContext): ViewCondition[] =>
  view.conditions.filter((condition) => conditionTest(condition, context) === null)

/** How many rows the view would show without one of its filters. */
export interface WithoutOne {
  /** Position in `conditions`; null is the search. */
  readonly condition: number | null
  readonly count: number
}

/**
 * For the empty state, "去掉「城市 宁波」会有 4 家": what each single filter, taken away, would bring back.
 * Most rows first, those that bring none left out. One pass over the rows.
 */
export function withoutOne(rows: readonly ViewRow[], filters: Filters, context: ViewContext): WithoutOne[] {
  const words = searchWords(filters.search)
  const tests = filters.conditions.flatMap((condition, index) => {
    const test = conditionTest(condition, context)
    return test === null ? [] : [{ condition: index, test }]
  })
  const all = [
    ...(words.length === 0
      ? []
      : [
          {
            condition: null,
            test: (row: ViewRow): boolean => matchesSearch(row, words, context.nameKeysOf),
          },
        ]),
    ...tests,
  ]
  let kept = 0
  const only = all.map(() => 0)
  for (const row of rows) {
    let failed = -1
    let failures = 0
    for (let index = 0; index < all.length && failures < 2; index += 1) {
      if (all[index]?.test(row) === false) {
        failures += 1
        failed = index
      }
    }
    if (failures === 0) kept += 1
    else if (failures === 1) only[failed] = (only[failed] ?? 0) + 1
  }
  return all
    .map(({ condition }, index) => ({ condition, count: kept + (only[index] ?? 0) }))
    .filter(({ count }) => count > kept)
    .sort((left, right) => right.count - left.count)
}
