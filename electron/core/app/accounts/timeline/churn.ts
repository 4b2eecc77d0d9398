import { rowsOf, type Source } from './source.ts'

export const churnEvents: Source = (sources) =>
  rowsOf<{
    id: string
    day: string
    reason: string | null
    feedback: string | null
    refund_minor: number | null
    currency: string | null
    reactivation: number
  }>(
    sources,
    `SELECT id, day, reason, feedback, refund_minor, currency, reactivation
     FROM churn_event WHERE account_id = ? AND deleted_at IS NULL`,
  ).map((event) => ({
    kind: 'churn',
    id: event.id,
    at: sources.at(event.day),
    event: event.reactivation === 1 ? 'churn.returned' : 'churn.left',
    title: event.reason ?? '',
    detail: event.feedback,
    data: { refundMinor: event.refund_minor, currency: event.currency },
  }))
