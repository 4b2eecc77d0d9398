import { listPeople } from '../../people/read.ts'
import type { StoredRow, TableSource } from '../table.ts'
import { accountColumns, accountSelect, choice, day, instant, key, text } from './columns.ts'
import { sqlTable } from './sql-table.ts'

/** PPL-1: in the order of the list, those who decide first. */
export const peopleTable: TableSource = {
  title: 'people',
  isReadAtOnce: true,
  columns: () => [
    text('name', 'personName'),
    ...accountColumns,
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
        .rows<{ id: string; code: string | null; boss: string | null }>(
          `SELECT p.id, a.code, boss.name AS boss FROM person p LEFT JOIN account a ON a.id = p.account_id
           LEFT JOIN person boss ON boss.id = p.reports_to_id AND boss.deleted_at IS NULL
           WHERE p.id IN (SELECT value FROM json_each(?))`,
          JSON.stringify(ids),
        )
        .map((row) => [row.id, row]),
    )
    return listPeople(reading, accountId)
      .filter(({ id }) => wanted.has(id))
      .map(
        ({ reportsToId: _reportsToId, accountId: _accountId, ...person }): StoredRow => ({
          ...person,
          accountCode: codes.get(person.id)?.code ?? null,
          reportsTo: codes.get(person.id)?.boss ?? null,
        }),
      )
  },
}

/** PPL-1, PPL-3: who came and went, and how stances changed. */
export const personEventsTable = sqlTable({
  title: 'person_events',
  columns: [
    text('personName'),
    ...accountColumns,
    choice('kind', 'personEvent'),
    day('day'),
    text('detail'),
    text('reason'),
    text('createdBy'),
    instant('createdAt'),
  ],
  select: `p.name AS personName, ${accountSelect}, e.kind, e.day, nullif(e.detail, '[]') AS detail, e.reason,
    e.created_by AS createdBy, e.created_at AS createdAt`,
  from: `FROM person_event e JOIN person p ON p.id = e.person_id LEFT JOIN account a ON a.id = p.account_id
    WHERE e.deleted_at IS NULL AND p.deleted_at IS NULL AND (p.account_id IS NULL OR a.deleted_at IS NULL)`,
  id: 'e.id',
  order: 'e.day, e.created_at, e.id',
  ofAccount: 'p.account_id = ?',
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
    key('fromPersonId'),
    key('toPersonId'),
  ],
  select: `p.name AS personName, ${accountSelect}, o.name AS influences, b.name AS influencesAt, x.strength, x.remark,
    x.from_person_id AS fromPersonId, x.to_person_id AS toPersonId`,
  from: `FROM person_influence x JOIN person p ON p.id = x.from_person_id JOIN person o ON o.id = x.to_person_id
    LEFT JOIN account a ON a.id = p.account_id LEFT JOIN account b ON b.id = o.account_id
    WHERE x.deleted_at IS NULL AND p.deleted_at IS NULL AND o.deleted_at IS NULL
      AND (p.account_id IS NULL OR a.deleted_at IS NULL) AND (o.account_id IS NULL OR b.deleted_at IS NULL)`,
  id: 'x.id',
  order: 'a.name, p.name, o.name, x.id',
  ofAccount: '? IN (p.account_id, o.account_id)',
})
