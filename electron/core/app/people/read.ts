import { attitudes, type CallOutput, influences, personRoles } from '../../../../shared/contract/index.ts'
import { fold } from '../search/fold.ts'
import { visitTookPlace } from '../accounts/last-visits.ts'
import type { CallContext } from '../context.ts'
import type { RowOf } from '../../store/index.ts'

export type Person = CallOutput<'person.list'>['people'][number]
type PersonEvent = CallOutput<'person.get'>['events'][number]
type Reading = Pick<CallContext, 'store' | 'clock' | 'dayOf'>

type PersonRow = RowOf<'person'> & { readonly account_name: string | null; readonly met_at: number | null }

/**
 * A person with the instant of the last visit that took place with them, or of the last note about them.
 * The first parameter is now. Someone whose account lies in the bin is hidden with it.
 */
const personSql = `
  SELECT p.*, a.name AS account_name, (
    SELECT max(at) FROM (
      SELECT coalesce(v.checked_in_at, v.planned_start) AS at
      FROM visit_attendee t JOIN visit v ON v.id = t.visit_id
      WHERE t.person_id = p.id AND t.deleted_at IS NULL AND ${visitTookPlace}
      UNION ALL
      SELECT n.happened_at FROM person_event e JOIN note n ON n.id = e.note_id
      WHERE e.person_id = p.id AND e.deleted_at IS NULL AND n.deleted_at IS NULL
      UNION ALL
      SELECT n.happened_at FROM evidence e JOIN note n ON n.id = e.note_id
      WHERE e.target_id = p.id AND e.deleted_at IS NULL AND n.deleted_at IS NULL
    ) WHERE at <= ?
  ) AS met_at
  FROM person p LEFT JOIN account a ON a.id = p.account_id
  WHERE p.deleted_at IS NULL AND (p.account_id IS NULL OR a.deleted_at IS NULL)`

const toPerson = (row: PersonRow, dayOf: CallContext['dayOf']): Person => ({
  id: row.id,
  code: row.code,
  name: row.name,
  reading: row.reading,
  accountId: row.account_id,
  accountName: row.account_name,
  title: row.title,
  department: row.department,
  phone: row.phone,
  email: row.email,
  chat: row.chat,
  role: personRoles.find((role) => role === row.role) ?? 'other',
  influence: influences.find((influence) => influence === row.influence) ?? 'unknown',
  attitude: attitudes.find((attitude) => attitude === row.attitude) ?? 'unknown',
  reportsToId: row.reports_to_id,
  remark: row.remark,
  leftOn: row.left_on,
  lastMetOn: row.met_at === null ? null : dayOf(row.met_at),
})

/** Who is there before who left, those who decide first, then by name. */
function comparePeople(left: Person, right: Person): number {
  if ((left.leftOn === null) !== (right.leftOn === null)) return left.leftOn === null ? -1 : 1
  const byRole = personRoles.indexOf(left.role) - personRoles.indexOf(right.role)
  if (byRole !== 0) return byRole
  return left.name < right.name ? -1 : left.name > right.name ? 1 : left.id < right.id ? -1 : 1
}

const readPeople = (
  { store, clock, dayOf }: Reading,
  condition: string,
  ...parameters: readonly string[]
): Person[] =>
  store.read
    .rows<PersonRow>(`${personSql} ${condition}`, clock.now(), ...parameters)
    .map((row) => toPerson(row, dayOf))

export const listPeople = (reading: Reading, accountId?: string): Person[] =>
  (accountId === undefined
    ? readPeople(reading, '')
    : readPeople(reading, 'AND p.account_id = ?', accountId)
  ).sort(comparePeople)

/** The people of any number of accounts, each account's as `listPeople` has them. */
export const listPeopleOf = (reading: Reading, accountIds: readonly string[]): Person[] =>
  readPeople(
    reading,
    'AND p.account_id IN (SELECT value FROM json_each(?))',
    JSON.stringify(accountIds),
  ).sort(comparePeople)

export const readPerson = (reading: Reading, id: string): Person | null =>
  readPeople(reading, 'AND p.id = ?', id)[0] ?? null

export function toChanges(detail: string): PersonEvent['changes'] {
  const value: unknown = JSON.parse(detail)
  if (!Array.isArray(value)) return []
  const textOf = (part: unknown): string | null => (typeof part === 'string' ? part : null)
  return value.flatMap((change: unknown) => {
    if (typeof change !== 'object' || change === null || !('field' in change)) return []
    return [
      {
        field: String(change.field),
        from: textOf('from' in change ? change.from : null),
        to: textOf('to' in change ? change.to : null),
      },
    ]
  })
}

const eventKinds = ['joined', 'left', 'moved', 'stance'] as const

/** A person's history across companies, the latest first: who moved left here before they joined there (PPL-1, PPL-3). */
export const readPersonEvents = ({ store }: Pick<Reading, 'store'>, personId: string): PersonEvent[] =>
  store.read
    .rows<RowOf<'person_event'> & { readonly account_name: string | null }>(
      `SELECT e.*, a.name AS account_name FROM person_event e LEFT JOIN account a ON a.id = e.account_id
       WHERE e.person_id = ? AND e.deleted_at IS NULL
       ORDER BY e.day DESC, e.created_at DESC, e.kind = 'joined' DESC, e.id DESC`,
      personId,
    )
    .flatMap((row) => {
      const kind = eventKinds.find((known) => known === row.kind)
      if (kind === undefined) return []
      return [
        {
          id: row.id,
          kind,
          day: row.day,
          accountId: row.account_id,
          accountName: row.account_name,
          changes: toChanges(row.detail),
          reason: row.reason,
          noteId: row.note_id,
        },
      ]
    })

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/**
 * PPL-5: by characters (simplified and traditional alike), full pinyin and initials, best first: the whole name, then
 * the whole initials, then the beginning of either, then anywhere in the name.
 */
export function searchPeople({ store, clock, dayOf }: Reading, text: string, limit: number): Person[] {
  const folded = fold(text.trim())
  if (folded === '') return []
  const spoken = folded.replace(/[\s'’]+/g, '')
  const found = store.read.rows<{ id: string }>(
    `WITH typed (folded, spoken, folded_like, spoken_like) AS (SELECT ?, ?, ?, ?)
     SELECT k.record_id AS id,
       CASE WHEN k.folded = typed.folded THEN 0 WHEN typed.spoken IN (k.initials, k.pinyin) THEN 1
         WHEN k.folded LIKE folded_like || '%' ESCAPE '\\' THEN 2
         WHEN k.initials LIKE spoken_like || '%' ESCAPE '\\' THEN 3
         WHEN k.pinyin LIKE spoken_like || '%' ESCAPE '\\' THEN 4 ELSE 5 END AS place
     FROM typed, name_key k JOIN person p ON p.id = k.record_id LEFT JOIN account a ON a.id = p.account_id
     WHERE k.kind = 'person' AND p.deleted_at IS NULL AND (p.account_id IS NULL OR a.deleted_at IS NULL)
       AND (k.folded LIKE '%' || folded_like || '%' ESCAPE '\\' OR k.initials LIKE spoken_like || '%' ESCAPE '\\'
         OR k.pinyin LIKE spoken_like || '%' ESCAPE '\\')
     ORDER BY place, p.left_on IS NOT NULL, length(k.folded), k.folded, k.record_id LIMIT ?`,
    folded,
    spoken,
    escapeLike(folded),
    escapeLike(spoken),
    limit,
  )
  return found.flatMap(({ id }) => readPerson({ store, clock, dayOf }, id) ?? [])
}
