import { rowsOf, type Source, type TimelineEntry } from './source.ts'

export const tickets: Source = (sources) =>
  rowsOf<{
    id: string
    code: string | null
    title: string | null
    opened_at: number
    closed_at: number | null
    priority: string | null
    escalated: number
  }>(
    sources,
    `SELECT id, code, title, opened_at, closed_at, priority, escalated
     FROM ticket WHERE account_id = ? AND deleted_at IS NULL`,
  ).flatMap((ticket) => {
    const base = {
      kind: 'ticket' as const,
      id: ticket.id,
      title: ticket.title ?? ticket.code ?? '',
      detail: null,
      data: { code: ticket.code, priority: ticket.priority, escalated: ticket.escalated === 1 },
    }
    const entries: TimelineEntry[] = [{ ...base, at: ticket.opened_at, event: 'ticket.opened' }]
    if (ticket.closed_at !== null) entries.push({ ...base, at: ticket.closed_at, event: 'ticket.closed' })
    return entries
  })
