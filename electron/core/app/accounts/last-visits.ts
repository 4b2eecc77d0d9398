import type { ReadStore } from '../../store/index.ts'
import { type OfAccounts, onlyOf } from '../references.ts'

/**
 * A visit took place when someone checked in, or wrote a note for it. `v` is the visit; the rest is a condition.
 */
export const visitTookPlace = `
  v.deleted_at IS NULL AND v.cancelled_reason IS NULL AND (
    v.checked_in_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM note n WHERE n.visit_id = v.id AND n.deleted_at IS NULL))`

/** The instant of an account's last visit that took place; a visit note without a planned visit is one too. */
export function readLastVisits(
  read: ReadStore,
  now: number,
  of?: OfAccounts,
): { readonly id: string; readonly at: number }[] {
  const visits = onlyOf('v.account_id', of)
  const notes = onlyOf('account_id', of)
  // Each half is grouped by itself, along its index: the notes of years are walked, never read.
  return read.rows<{ id: string; at: number }>(
    `SELECT id, max(at) AS at FROM (
      SELECT v.account_id AS id, max(coalesce(v.checked_in_at, v.planned_start)) AS at FROM visit v
      WHERE ${visitTookPlace} AND coalesce(v.checked_in_at, v.planned_start) <= ? ${visits.condition}
      GROUP BY v.account_id
      UNION ALL
      SELECT account_id, max(happened_at) FROM note
      WHERE deleted_at IS NULL AND kind = 'visit' AND account_id IS NOT NULL AND happened_at <= ? ${notes.condition}
      GROUP BY account_id
    ) GROUP BY id`,
    now,
    ...visits.parameters,
    now,
    ...notes.parameters,
  )
}
