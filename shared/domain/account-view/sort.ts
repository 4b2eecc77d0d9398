import { type ViewField, viewField } from './fields.ts'
import type { ViewContext, ViewRow, ViewRules } from './row.ts'

/** A row's place for one sort field: a number, or text for the collator. Null sorts last both ways. */
type Key = number | string | null

function keyOf(field: ViewField): (row: ViewRow) => Key {
  switch (field.kind) {
    case 'choice': {
      const order = new Map(field.options.map((option, index) => [option, index]))
      // A value that is no longer among the options stands behind those that are.
      return (row) => {
        const value = field.valueOf(row)
        return value === null || value === '' ? null : (order.get(value) ?? order.size)
      }
    }
    case 'flag':
      return (row) => (field.valueOf(row) ? 0 : 1)
    case 'list':
      return (row) => field.valueOf(row).join('\u0000') || null
    case 'number':
    case 'money':
      return field.valueOf
    case 'text':
    case 'day':
      return (row) => field.valueOf(row) || null
  }
}

/**
 * Each distinct text once in the collator's order, so that rows are then compared by number: a collator is far
 * slower than that, and cities or owners repeat.
 */
function ranksOf(keys: readonly Key[], compareText: ViewContext['compareText']): Map<string, number> {
  const texts = new Set<string>()
  for (const key of keys) if (typeof key === 'string') texts.add(key)
  const sorted = [...texts].sort((left, right) => compareText(left, right) || (left < right ? -1 : 1))
  const ranks = new Map<string, number>()
  let rank = -1
  let previous: string | undefined
  for (const text of sorted) {
    if (previous === undefined || compareText(previous, text) !== 0) rank += 1
    ranks.set(text, rank)
    previous = text
  }
  return ranks
}

const compareDays = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/**
 * The rows in the order the view asks for. Empty values stand last in both directions; what is equal keeps the
 * order it came in. Fields that do not exist are passed over.
 */
export function sortRows<Row extends ViewRow>(
  rows: readonly Row[],
  sort: ViewRules['sort'],
  context: ViewContext,
): Row[] {
  const columns = sort.flatMap(({ field: name, descending }) => {
    const field = viewField(name, context)
    if (field === null) return []
    const keys = rows.map(keyOf(field))
    const ranks = ranksOf(keys, field.kind === 'day' ? compareDays : context.compareText)
    const places = Float64Array.from(keys, (key) =>
      key === null ? Number.NaN : typeof key === 'number' ? key : (ranks.get(key) ?? Number.NaN),
    )
    return [{ places, sign: descending ? -1 : 1 }]
  })
  if (columns.length === 0) return [...rows]
  const order = Array.from(rows, (_, index) => index)
  order.sort((left, right) => {
    for (const { places, sign } of columns) {
      const [a, b] = [places[left] ?? Number.NaN, places[right] ?? Number.NaN]
      if (a === b) continue
      const [aEmpty, bEmpty] = [Number.isNaN(a), Number.isNaN(b)]
      if (aEmpty && bEmpty) continue
      if (aEmpty || bEmpty) return aEmpty ? 1 : -1
      return a < b ? -sign : sign
    }
    return left - right
  })
  return order.flatMap((index) => rows[index] ?? [])
}
