import type { CallRequest } from '../../../../../shared/contract/index.ts'
import { addDays } from '../../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../../store/index.ts'
import type { CallContext } from '../../context.ts'
import { fold } from '../../search/fold.ts'
import type { TimelineEntry } from './source.ts'

export type TimelineFilter = Pick<
  CallRequest<'account.timeline'>,
  'kinds' | 'personId' | 'from' | 'to' | 'text'
>

/** The records that a person took part in: visits with their notes, promises, wishes, values, events of their own. */
function recordsOf(read: ReadStore, personId: string): ReadonlySet<string> {
  const rows = read.rows<{ id: string }>(
    `WITH this (id) AS (SELECT ?)
     SELECT id FROM this
     UNION SELECT visit_id FROM visit_attendee WHERE person_id = (SELECT id FROM this) AND deleted_at IS NULL
     UNION SELECT n.id FROM note n JOIN visit_attendee t ON t.visit_id = n.visit_id
       WHERE t.person_id = (SELECT id FROM this) AND t.deleted_at IS NULL AND n.deleted_at IS NULL
     UNION SELECT note_id FROM person_event WHERE person_id = (SELECT id FROM this) AND note_id IS NOT NULL AND deleted_at IS NULL
     UNION SELECT note_id FROM evidence WHERE target_id = (SELECT id FROM this) AND deleted_at IS NULL
     UNION SELECT id FROM promise WHERE to_person_id = (SELECT id FROM this) AND deleted_at IS NULL
     UNION SELECT requirement_id FROM requirement_ask WHERE person_id = (SELECT id FROM this) AND deleted_at IS NULL
     UNION SELECT id FROM value_entry WHERE person_id = (SELECT id FROM this) AND deleted_at IS NULL
     UNION SELECT id FROM first_value WHERE signed_by_person_id = (SELECT id FROM this) AND deleted_at IS NULL`,
    personId,
  )
  return new Set(rows.map(({ id }) => id))
}

/** What an entry says, as far as it was typed; changed fields by their values. */
function textOf({ title, detail, data }: TimelineEntry): string {
  const changes = Array.isArray(data['changes']) ? JSON.stringify(data['changes']) : ''
  const code = typeof data['code'] === 'string' ? data['code'] : ''
  return fold(`${title}\n${detail ?? ''}\n${code}\n${changes}`)
}

/** Whether an entry is of these days and this person and says all these words. */
export function fitterOf(
  { store, startOfDay }: Pick<CallContext, 'store' | 'startOfDay'>,
  { personId, from, to, text }: TimelineFilter,
): (entry: TimelineEntry) => boolean {
  const words = fold(text ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const begin = from === undefined ? -Infinity : startOfDay(from)
  const end = to === undefined ? Infinity : startOfDay(addDays(to, 1))
  const ofPerson = personId === undefined ? null : recordsOf(store.read, personId)
  return (entry) => {
    if (entry.at < begin || entry.at >= end) return false
    if (ofPerson !== null && !ofPerson.has(entry.id)) return false
    if (words.length === 0) return true
    const said = textOf(entry)
    return words.every((word) => said.includes(word))
  }
}
