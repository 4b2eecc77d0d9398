import { dutyWords } from '../../../../../shared/domain/kick-off/index.ts'
import type { StoredRow } from '../table.ts'
import { accountColumns, accountSelect, choice, day, key, text } from './columns.ts'
import { nameOr, sqlTable } from './sql-table.ts'
import { ofLivingAccount } from './value.ts'

/** VAL-3: the kick-off, and the customer's agreement to the split of duties. */
export const kickOffsTable = sqlTable({
  title: 'kick_offs',
  columns: [
    ...accountColumns,
    day('plannedOn', 'kickOffPlannedOn'),
    day('heldOn', 'kickOffHeldOn'),
    text('place'),
    text('goals', 'kickOffGoals'),
    text('remark'),
    day('agreedOn', 'kickOffAgreedOn'),
    text('agreedBy', 'kickOffAgreedBy'),
    key('agreedByRecordId'),
  ],
  select: `${accountSelect}, x.planned_on AS plannedOn, x.held_on AS heldOn, x.place, x.goals, x.remark,
    x.agreed_on AS agreedOn, ${nameOr('x.agreed_by', 'x.agreed_by_person_id')} AS agreedBy,
    x.agreed_by_person_id AS agreedByRecordId`,
  from: ofLivingAccount('kick_off'),
  id: 'x.id',
  order: 'a.name, x.created_at, x.id',
  ofAccount: 'x.account_id = ?',
})

export const kickOffParticipantsTable = sqlTable({
  title: 'kick_off_participants',
  columns: [
    text('name', 'personName'),
    ...accountColumns,
    choice('side', 'dutySide', 'participantSide'),
    text('role', 'participantRole'),
    key('personRecordId'),
  ],
  select: `x.name, ${accountSelect}, x.side, x.role, x.person_id AS personRecordId`,
  from: ofLivingAccount('kick_off_participant'),
  id: 'x.id',
  order: 'a.name, x.account_id, x.side, x.created_at, x.id',
  ofAccount: 'x.account_id = ?',
})

const textOf = (value: StoredRow[string] | undefined): string | null =>
  typeof value === 'string' ? value : null

/** VAL-3: who does what until when; a duty that was taken over as shipped in the words of the file. */
export const dutiesTable = sqlTable({
  title: 'duties',
  columns: [
    text('title', 'duty'),
    ...accountColumns,
    text('detail', 'dutyDetail'),
    choice('side', 'dutySide', 'dutySide'),
    text('responsible'),
    day('dueDay', 'dutyDue'),
    key('dutyKey'),
    key('personRecordId'),
  ],
  select: `x.title, ${accountSelect}, x.detail, x.side, ${nameOr('x.responsible', 'x.person_id')} AS responsible,
    x.due_day AS dueDay, x.duty_key AS dutyKey, x.person_id AS personRecordId`,
  from: ofLivingAccount('duty'),
  id: 'x.id',
  order: 'a.name, x.account_id, x.position, x.created_at, x.id',
  ofAccount: 'x.account_id = ?',
  say({ dutyKey, title, detail }, { language }) {
    const words = dutyWords(
      { dutyKey: textOf(dutyKey), title: textOf(title), detail: textOf(detail) },
      language,
    )
    return { title: words.title, detail: words.detail === '' ? null : words.detail }
  },
})
