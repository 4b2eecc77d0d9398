import type { RequirementOutcome, RequirementState } from '../../../../shared/domain/requirement/index.ts'
import type { RecordOf, WriteStore } from '../../store/index.ts'

/** REQ-8: the new state, and the row that says who, when, why. Who is the person of the transaction. */
export function moveTo(
  write: WriteStore,
  requirement: Pick<RecordOf<'requirement'>, 'id' | 'state'>,
  to: RequirementState,
  reason: string | null,
  changes: Partial<RequirementOutcome> = {},
): void {
  const { id, state: from } = requirement
  // A new date does not make it stand in the state for a shorter time.
  write.update('requirement', id, from === to ? changes : { ...changes, state: to, stateSince: write.now })
  write.insert('requirement_move', {
    requirementId: id,
    fromState: from,
    toState: to,
    at: write.now,
    reason,
  })
}
