import type { CallRequest } from '../../../../shared/contract/index.ts'
import type { WriteStore } from '../../store/index.ts'
import type { notFound } from '../context.ts'
import { missingReference } from '../references.ts'

export type AttendeeInput = NonNullable<CallRequest<'visit.plan'>['attendees']>[number]

const keyOf = (attendee: {
  readonly personId: string | null
  readonly name: string
  readonly side: string
}) => JSON.stringify([attendee.side, attendee.personId, attendee.name])

/**
 * Makes the visit's attendees those given. One who is there already keeps the row, so that two devices that both add
 * somebody do not undo each other. Says whether anything changed, or which person is missing.
 */
export function writeAttendees(
  write: WriteStore,
  visitId: string,
  given: readonly AttendeeInput[],
): { readonly changed: boolean } | ReturnType<typeof notFound> {
  const wanted = new Map(
    given.map(({ personId, name, side }) => {
      const attendee = { personId, name: name.trim(), side }
      return [keyOf(attendee), attendee]
    }),
  )
  for (const { personId } of wanted.values()) {
    const missing = missingReference(write, { person: personId })
    if (missing !== null) return missing
  }
  let changed = false
  for (const row of write.records('visit_attendee', { visitId })) {
    if (!wanted.delete(keyOf(row))) changed = write.remove('visit_attendee', row.id) || changed
  }
  for (const attendee of wanted.values()) {
    write.insert('visit_attendee', { visitId, ...attendee })
    changed = true
  }
  return { changed }
}
