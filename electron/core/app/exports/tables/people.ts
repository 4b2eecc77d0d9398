import { listPeople, toChanges } from '../../people/read.ts'
import type { StoredRow, TableSource } from '../table.ts'
import type { ExportWords } from '../words.ts'
import { accountColumns, accountSelect, choice, day, instant, key, structure, text } from './columns.ts'
import { sqlTable } from './sql-table.ts'

/** PPL-1: in the order of the list, those who decide first. */
export const peopleTable: TableSource = {
  title: 'people',
  isReadAtOnce: true,
  columns: () => [
    text('name', 'personName'),
    text('accountName'),
    text('accountCode'),
    text('title', 'jobTitle'),
    text('department'),
    choice('role', 'role'),
    choice('influence', 'influence'),
    choice('attitude', 'attitude'),
    text('phone'),
    text('email'),
    text('chat'),
    { ...text('reportsTo'), field: 'reportsToId' },
    day('leftOn'),
    day('lastMetOn'),
    text('reading'),
    text('code', 'personCode'),
    text('remark'),
    key('accountRecordId'),
    key('reportsToRecordId'),
    structure('mapPlace'),
  ],

  ids(reading, { ids, accountId }) {
    const there = listPeople(reading, accountId).map(({ id }) => id)
    if (ids === undefined) return there
    const known = new Set(there)
    return ids.filter((id) => known.has(id))
  },

  rows(reading, ids, { accountId }) {
    const wanted = new Set(ids)
    const { read } = reading.store
    const codes = new Map(
      read
        .rows<{ id: string; code: string | null; boss: string | null; place: string | null }>(
          `SELECT p.id, a.code, boss.name AS boss, p.map_place AS place FROM person p LEFT JOIN account a ON a.id = p.account_id
           LEFT JOIN person boss ON boss.id = p.reports_to_id AND boss.deleted_at IS NULL
           WHERE p.id IN (SELECT value FROM json_each(?))`,
          JSON.stringify(ids),
        )
        .map((row) => [row.id, row]),
    )
    return listPeople(reading, accountId)
      .filter(({ id }) => wanted.has(id))
      .map(
        ({ reportsToId, accountId: accountRecordId, ...person }): StoredRow => ({
          ...person,
          accountCode: codes.get(person.id)?.code ?? null,
          reportsTo: codes.get(person.id)?.boss ?? null,
          accountRecordId,
          reportsToRecordId: reportsToId,
          mapPlace: codes.get(person.id)?.place ?? null,
        }),
      )
  },
}

/** `影响力：中 → 高`, one a line; null where nothing changed. */
function changeWords(detail: string, words: ExportWords): string | null {
  const lines = toChanges(detail).map(({ field, from, to }) => {
    const stance = stances.find((known) => known === field)
    const say = (code: string | null): string =>
      code === null ? '—' : stance === undefined ? code : words.value(stance, code)
    return words.phrase('told', {
      field: stance === undefined ? field : words.header(stance),
      value: `${say(from)} → ${say(to)}`,
    })
  })
  return lines.length === 0 ? null : lines.join('\n')
}

const stances = ['role', 'influence', 'attitude'] as const

/** PPL-1, PPL-3: who came and went, and how stances changed. */
export const personEventsTable = sqlTable({
  title: 'person_events',
  columns: [
    text('personName'),
    ...accountColumns,
    choice('kind', 'personEvent'),
    day('day'),
    text('changes', 'detail'),
    text('reason'),
    text('note'),
    text('createdBy'),
    instant('createdAt'),
    key('personRecordId'),
    key('noteRecordId'),
    structure('detail'),
  ],
  select: `p.name AS personName, ${accountSelect}, e.kind, e.day, e.detail, e.reason,
    (SELECT n.title FROM note n WHERE n.id = e.note_id AND n.deleted_at IS NULL) AS note,
    e.created_by AS createdBy, e.created_at AS createdAt, p.id AS personRecordId, e.note_id AS noteRecordId`,
  from: `FROM person_event e JOIN person p ON p.id = e.person_id LEFT JOIN account a ON a.id = p.account_id
    WHERE e.deleted_at IS NULL AND p.deleted_at IS NULL AND (p.account_id IS NULL OR a.deleted_at IS NULL)`,
  id: 'e.id',
  order: 'e.day, e.created_at, e.id',
  ofAccount: 'p.account_id = ?',
  say: ({ detail }, words) => ({ changes: changeWords(String(detail), words) }),
})

/** PPL-2: whose word weighs with whom; between people of two customers it is of both. */
export const personInfluencesTable = sqlTable({
  title: 'person_influences',
  columns: [
    text('personName'),
    ...accountColumns,
    text('influences'),
    text('influencesAt'),
    choice('strength', 'strength', 'strength'),
    text('remark'),
    key('personRecordId'),
    key('influencesRecordId'),
  ],
  select: `p.name AS personName, ${accountSelect}, o.name AS influences, b.name AS influencesAt, x.strength, x.remark,
    x.from_person_id AS personRecordId, x.to_person_id AS influencesRecordId`,
  from: `FROM person_influence x JOIN person p ON p.id = x.from_person_id JOIN person o ON o.id = x.to_person_id
    LEFT JOIN account a ON a.id = p.account_id LEFT JOIN account b ON b.id = o.account_id
    WHERE x.deleted_at IS NULL AND p.deleted_at IS NULL AND o.deleted_at IS NULL
      AND (p.account_id IS NULL OR a.deleted_at IS NULL) AND (o.account_id IS NULL OR b.deleted_at IS NULL)`,
  id: 'x.id',
  order: 'a.name, p.name, o.name, x.id',
  ofAccount: '? IN (p.account_id, o.account_id)',
})
