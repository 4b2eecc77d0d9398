import { rowsOf, type Source, type TimelineEntry } from './source.ts'

export const values: Source = (sources) =>
  rowsOf<{
    id: string
    result: string
    amount_minor: number | null
    currency: string | null
    source: string | null
    quote: string | null
    day: string
  }>(
    sources,
    `SELECT id, result, amount_minor, currency, source, quote, day
     FROM value_entry WHERE account_id = ? AND deleted_at IS NULL`,
  ).map((value) => ({
    kind: 'value',
    id: value.id,
    at: sources.at(value.day),
    event: 'value.recorded',
    title: value.result,
    detail: value.quote ?? value.source,
    data: { amountMinor: value.amount_minor, currency: value.currency },
  }))

export const firstValues: Source = (sources) =>
  rowsOf<{
    id: string
    statement: string
    created_at: number
    reached_on: string | null
    signed_on: string | null
    signed_by: string | null
  }>(
    sources,
    `SELECT id, statement, created_at, reached_on, signed_on, signed_by
     FROM first_value WHERE account_id = ? AND deleted_at IS NULL`,
  ).flatMap((value) => {
    const base = {
      kind: 'first_value' as const,
      id: value.id,
      title: value.statement,
      detail: null,
      data: {},
    }
    const entries: TimelineEntry[] = [{ ...base, at: value.created_at, event: 'first_value.written' }]
    if (value.reached_on !== null)
      entries.push({ ...base, at: sources.at(value.reached_on), event: 'first_value.reached' })
    if (value.signed_on !== null)
      entries.push({
        ...base,
        at: sources.at(value.signed_on),
        event: 'first_value.signed',
        detail: value.signed_by,
      })
    return entries
  })

export const milestones: Source = (sources) =>
  rowsOf<{ id: string; title: string; kind: string; reached_on: string }>(
    sources,
    `SELECT id, title, kind, reached_on
     FROM milestone WHERE account_id = ? AND deleted_at IS NULL AND reached_on IS NOT NULL`,
  ).map((milestone) => ({
    kind: 'milestone',
    id: milestone.id,
    at: sources.at(milestone.reached_on),
    event: 'milestone.reached',
    title: milestone.title,
    detail: null,
    data: { milestoneKind: milestone.kind },
  }))
