import type { CallRequest } from '../../../../../shared/contract/index.ts'
import type { CallContext } from '../../context.ts'
import type { TimelineEntry } from './source.ts'

/** How many entries each month has, the latest first. Entries come the latest first, so each month begins once. */
export function countMonths(
  { dayOf, startOfDay }: Pick<CallContext, 'dayOf' | 'startOfDay'>,
  entries: readonly TimelineEntry[],
): { month: string; count: number }[] {
  const months: { month: string; count: number }[] = []
  let begins = Infinity
  for (const { at } of entries) {
    let month = months.at(-1)
    if (month === undefined || at < begins) {
      const name = dayOf(at).slice(0, 7)
      begins = startOfDay(`${name}-01`)
      months.push((month = { month: name, count: 0 }))
    }
    month.count += 1
  }
  return months
}

/**
 * A page before an instant. It never ends between two entries of one instant, because the next page begins at that
 * instant and would lose the rest: so it can be a little longer than asked. A page by its place is as long as asked.
 */
export function pageOf(
  entries: readonly TimelineEntry[],
  { before, offset, limit }: Pick<CallRequest<'account.timeline'>, 'before' | 'offset' | 'limit'>,
): TimelineEntry[] {
  if (offset !== undefined) return entries.slice(offset, offset + limit)
  const start = before === undefined ? 0 : entries.findIndex(({ at }) => at < before)
  if (start < 0) return []
  let end = Math.min(entries.length, start + limit)
  while (end < entries.length && entries[end]?.at === entries[end - 1]?.at) end += 1
  return entries.slice(start, end)
}
