import type { ReadStore, TableName } from '../../store/index.ts'
import { groupedBy } from '../references.ts'
import type { EvidenceKind } from './evidence.ts'

/** What the chip beside a sentence says of the record that was made of it. */
export interface EvidenceTarget {
  readonly title: string
  readonly day: string | null
  readonly state: string | null
  readonly amountMinor: number | null
  readonly currency: string | null
}

interface TargetSource {
  readonly table: TableName
  /** `title`, and where there is one `day`, `state`, `amountMinor`, `currency`. */
  readonly columns: string
}

const sources: Readonly<Record<EvidenceKind, TargetSource>> = {
  promise: { table: 'promise', columns: 'title, due_day AS day, state' },
  requirement: { table: 'requirement', columns: 'title, due_day AS day, state' },
  risk: { table: 'risk', columns: 'title, seen_on AS day, state' },
  task: { table: 'task', columns: 'title, due_day AS day, state' },
  person: {
    table: 'person',
    columns: "name AS title, left_on AS day, iif(left_on IS NULL, NULL, 'left') AS state",
  },
  value: { table: 'value_entry', columns: 'result AS title, day, amount_minor AS amountMinor, currency' },
  answer: { table: 'question_answer', columns: 'question AS title, answered_on AS day' },
  first_value: {
    table: 'first_value',
    columns: `statement AS title, coalesce(signed_on, due_day) AS day,
      CASE WHEN signed_on IS NOT NULL THEN 'signed_off' WHEN reached_on IS NOT NULL THEN 'reached' ELSE 'open' END AS state`,
  },
  milestone: {
    table: 'milestone',
    columns:
      "title, coalesce(reached_on, due_day) AS day, iif(reached_on IS NULL, 'open', 'reached') AS state",
  },
  intent: { table: 'purchase_intent', columns: 'statement AS title, said_on AS day' },
  outcome: { table: 'outcome', columns: 'title, coalesce(reached_on, due_day) AS day' },
}

export const tableOfTarget = (kind: EvidenceKind): TableName => sources[kind].table

/** The records that sentences stand for, by kind and id: one query per kind. What lies in the bin is left out. */
export function readTargets(
  read: ReadStore,
  wanted: readonly { readonly targetKind: EvidenceKind; readonly targetId: string }[],
): (kind: EvidenceKind, id: string) => EvidenceTarget | undefined {
  const found = new Map<string, EvidenceTarget>()
  for (const [, group] of groupedBy(wanted, ({ targetKind }) => targetKind)) {
    const kind = group[0]?.targetKind
    if (kind === undefined) continue
    const { table, columns } = sources[kind]
    const rows = read.rows<{ id: string } & Partial<EvidenceTarget> & { readonly title: string }>(
      `SELECT id, ${columns} FROM "${table}" WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))`,
      JSON.stringify([...new Set(group.map(({ targetId }) => targetId))]),
    )
    for (const { id, title, day, state, amountMinor, currency } of rows)
      found.set(`${kind} ${id}`, {
        title,
        day: day ?? null,
        state: state ?? null,
        amountMinor: amountMinor ?? null,
        currency: currency ?? null,
      })
  }
  return (kind, id) => found.get(`${kind} ${id}`)
}
