import type { ValueClock } from '../../../../shared/domain/value/index.ts'
import type { ReadStore } from '../../store/index.ts'

/**
 * VAL-2: the clock of each account, or of one. It starts with the signature of the earliest contract, else with the
 * sign-up day; a customer that left stops it on the day it left.
 */
const clocksSql = `
  SELECT a.id,
    coalesce(
      (SELECT min(c.signed_on) FROM contract c WHERE c.account_id = a.id AND c.deleted_at IS NULL),
      a.signup_day
    ) AS signedOn,
    (SELECT min(f.signed_on) FROM first_value f WHERE f.account_id = a.id AND f.deleted_at IS NULL) AS signedOffOn,
    CASE WHEN a.stage = 'churned' OR a.churned_flag = 1 THEN coalesce(
      (SELECT max(e.day) FROM churn_event e
        WHERE e.account_id = a.id AND e.deleted_at IS NULL AND e.reactivation = 0),
      a.stage_since
    ) END AS leftOn
  FROM account a
  WHERE a.deleted_at IS NULL`

export const readValueClocks = (read: ReadStore): (ValueClock & { readonly id: string })[] =>
  read.rows<ValueClock & { readonly id: string }>(clocksSql)

/** Undefined when there is no such account, or it lies in the bin. */
export const readValueClock = (read: ReadStore, accountId: string): ValueClock | undefined =>
  read.rows<ValueClock & { readonly id: string }>(`${clocksSql} AND a.id = ?`, accountId)[0]
