import { seatCountOf, type SeatCount, seatMetricOf } from '../../../../shared/domain/questions/index.ts'
import type { ReadStore } from '../../store/index.ts'

export interface SeatsKnown {
  readonly assigned: SeatCount | null
  readonly active: SeatCount | null
}

/** VIS-2: seats given out and used, of accounts: from the newest rows of usage that count them, else as typed. */
export function readSeats(read: ReadStore, accountIds: readonly string[]): ReadonlyMap<string, SeatsKnown> {
  const ids = JSON.stringify(accountIds)
  const features = read
    .rows<{ feature: string | null }>(
      `SELECT DISTINCT feature FROM usage
       WHERE deleted_at IS NULL AND account_id IN (SELECT value FROM json_each(?))`,
      ids,
    )
    .filter(({ feature }) => seatMetricOf(feature) !== null)
  const newest = new Map<string, { count: number; day: string }>()
  if (features.length > 0)
    for (const row of read.rows<{ account_id: string; feature: string; day: string; count: number }>(
      `SELECT account_id, feature, day, count FROM usage
       WHERE deleted_at IS NULL AND account_id IN (SELECT value FROM json_each(?))
         AND feature IN (SELECT value FROM json_each(?)) ORDER BY day, id`,
      ids,
      JSON.stringify(features.map(({ feature }) => feature)),
    ))
      newest.set(`${row.account_id}/${seatMetricOf(row.feature)}`, row)
  return new Map(
    read
      .rows<{ id: string; assigned: number | null; active: number | null; counted: string | null }>(
        `SELECT id, seats_assigned AS assigned, seats_active AS active, seats_counted_on AS counted FROM account
         WHERE id IN (SELECT value FROM json_each(?))`,
        ids,
      )
      .map(({ id, assigned, active, counted }) => [
        id,
        {
          assigned: seatCountOf(newest.get(`${id}/assigned`), assigned, counted),
          active: seatCountOf(newest.get(`${id}/active`), active, counted),
        },
      ]),
  )
}
