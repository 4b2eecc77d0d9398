import { rowsOf, type Source, type TimelineEntry } from './source.ts'

export const requirements: Source = (sources) => [
  ...rowsOf<{
    id: string
    code: string
    title: string
    asked_on: string
    asked_by: string | null
    told_on: string | null
    told_by: string | null
    told_how: string | null
    reaction: string | null
  }>(
    sources,
    `SELECT r.id, r.code, r.title, k.asked_on, k.asked_by, k.told_on, k.told_by, k.told_how, k.reaction
     FROM requirement_ask k JOIN requirement r ON r.id = k.requirement_id
     WHERE k.account_id = ? AND k.deleted_at IS NULL AND r.deleted_at IS NULL`,
  ).flatMap((ask) => {
    const base = { kind: 'requirement' as const, id: ask.id, title: ask.title }
    const entries: TimelineEntry[] = [
      {
        ...base,
        at: sources.at(ask.asked_on),
        event: 'requirement.asked',
        detail: ask.asked_by,
        data: { code: ask.code },
      },
    ]
    if (ask.told_on !== null)
      entries.push({
        ...base,
        at: sources.at(ask.told_on),
        event: 'requirement.told',
        detail: ask.told_by,
        data: { code: ask.code, how: ask.told_how, reaction: ask.reaction },
      })
    return entries
  }),
  ...rowsOf<{
    id: string
    code: string
    title: string
    from_state: string
    to_state: string
    at: number
    reason: string | null
  }>(
    sources,
    `SELECT r.id, r.code, r.title, m.from_state, m.to_state, m.at, m.reason
     FROM requirement_move m JOIN requirement r ON r.id = m.requirement_id
     WHERE r.id IN (SELECT requirement_id FROM requirement_ask WHERE account_id = ? AND deleted_at IS NULL)
       AND m.deleted_at IS NULL AND r.deleted_at IS NULL AND m.from_state IS NOT NULL`,
  ).map((move) => ({
    kind: 'requirement' as const,
    id: move.id,
    at: move.at,
    event: 'requirement.moved',
    title: move.title,
    detail: move.reason,
    data: { code: move.code, from: move.from_state, to: move.to_state },
  })),
]
