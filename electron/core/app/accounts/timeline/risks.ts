import { rowsOf, type Source, type TimelineEntry } from './source.ts'

export const risks: Source = (sources) =>
  rowsOf<{
    id: string
    title: string
    symptom: string
    severity: string
    seen_on: string
    closed_on: string | null
    closed_reason: string | null
  }>(
    sources,
    `SELECT id, title, symptom, severity, seen_on, closed_on, closed_reason
     FROM risk WHERE account_id = ? AND deleted_at IS NULL`,
  ).flatMap((risk) => {
    const base = {
      kind: 'risk' as const,
      id: risk.id,
      title: risk.title,
      data: { symptom: risk.symptom, severity: risk.severity },
    }
    const entries: TimelineEntry[] = [
      { ...base, at: sources.at(risk.seen_on), event: 'risk.seen', detail: null },
    ]
    if (risk.closed_on !== null)
      entries.push({
        ...base,
        at: sources.at(risk.closed_on),
        event: 'risk.closed',
        detail: risk.closed_reason,
      })
    return entries
  })
