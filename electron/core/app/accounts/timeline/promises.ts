import { rowsOf, type Source, type TimelineEntry } from './source.ts'

export const promises: Source = (sources) =>
  rowsOf<{
    id: string
    title: string
    kind: string
    by_name: string
    made_on: string
    due_day: string | null
    state: string
    closed_on: string | null
    agreed_by: string | null
  }>(
    sources,
    `SELECT id, title, kind, by_name, made_on, due_day, state, closed_on, agreed_by
     FROM promise WHERE account_id = ? AND deleted_at IS NULL`,
  ).flatMap((promise) => {
    const base = {
      kind: 'promise' as const,
      id: promise.id,
      title: promise.title,
      detail: promise.by_name,
      data: { promiseKind: promise.kind, dueDay: promise.due_day, state: promise.state },
    }
    const entries: TimelineEntry[] = [{ ...base, at: sources.at(promise.made_on), event: 'promise.made' }]
    if (promise.state === 'open') {
      if (promise.due_day !== null && promise.due_day < sources.today)
        entries.push({ ...base, at: sources.at(promise.due_day), event: 'promise.overdue' })
    } else if (promise.closed_on !== null) {
      entries.push({
        ...base,
        at: sources.at(promise.closed_on),
        event: `promise.${promise.state}`,
        detail: promise.agreed_by ?? promise.by_name,
      })
    }
    return entries
  })
