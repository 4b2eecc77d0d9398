import type { Day } from '../../kernel/index.ts'

/** A row put off: it comes back on `until`. */
export interface Snooze {
  readonly kind: string
  readonly id: string
  readonly until: Day
}

/** The rows that are not put off today. Put off more than once, the latest day counts. */
export function notSnoozed<Row extends { readonly kind: string; readonly id: string }>(
  rows: readonly Row[],
  snoozes: readonly Snooze[],
  today: Day,
): Row[] {
  const hidden = new Set(snoozes.flatMap(({ kind, id, until }) => (until > today ? [`${kind}/${id}`] : [])))
  return rows.filter(({ kind, id }) => !hidden.has(`${kind}/${id}`))
}
