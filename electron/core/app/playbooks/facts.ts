import { stageChecksKept } from '../../../../shared/contract/index.ts'
import { openPoints } from '../../../../shared/domain/hand-over/index.ts'
import type { StageFacts } from '../../../../shared/domain/playbooks/index.ts'
import { isRenewed, renewalStartDay } from '../../../../shared/domain/renewal/index.ts'
import { accountRevenueOn, defaultRetentionSwitches } from '../../../../shared/domain/revenue/index.ts'
import { daysBetween } from '../../../../shared/kernel/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'
import { readLastVisits, visitTookPlace } from '../accounts/last-visits.ts'
import type { CallContext } from '../context.ts'
import { readLivingLines } from '../contracts/lines.ts'
import { readPoints } from '../hand-over/read.ts'

type Times = Pick<CallContext, 'clock' | 'today' | 'dayOf'>

interface Counts {
  readonly signed: number
  readonly buyers: number
  readonly champions: number
  readonly undated: number
  readonly overdue: number
  readonly kickOffs: number
  readonly intents: number
  readonly agreedOutcomes: number
  readonly trainingsPlanned: number
  readonly points: number
  readonly kickOffRecords: number
  readonly duties: number
  readonly agreements: number
  readonly trainings: number
  readonly goLives: number
  readonly defined: number
  readonly signedOff: number
  readonly untold: number
  readonly valueEntries: number
  readonly risks: number
  readonly highRisks: number
  readonly lossReasons: number
  readonly buyerMetAt: number | null
}

const countsSql = `
  WITH this (id, today, now) AS (SELECT ?, ?, ?)
  SELECT
    (SELECT count(*) FROM contract WHERE account_id = this.id AND deleted_at IS NULL AND signed_on IS NOT NULL)
      AS signed,
    (SELECT count(*) FROM person WHERE account_id = this.id AND deleted_at IS NULL AND left_on IS NULL
      AND role = 'economic_buyer') AS buyers,
    (SELECT count(*) FROM person WHERE account_id = this.id AND deleted_at IS NULL AND left_on IS NULL
      AND role = 'champion') AS champions,
    (SELECT count(*) FROM promise WHERE account_id = this.id AND deleted_at IS NULL AND state = 'open'
      AND due_day IS NULL) AS undated,
    (SELECT count(*) FROM promise WHERE account_id = this.id AND deleted_at IS NULL AND state = 'open'
      AND due_day < this.today) AS overdue,
    (SELECT count(*) FROM milestone WHERE account_id = this.id AND deleted_at IS NULL AND reached_on IS NOT NULL
      AND kind = 'kick_off')
      + (SELECT count(*) FROM kick_off WHERE account_id = this.id AND deleted_at IS NULL
        AND held_on <= this.today) AS kickOffs,
    (SELECT count(*) FROM purchase_intent WHERE account_id = this.id AND deleted_at IS NULL) AS intents,
    (SELECT count(*) FROM outcome WHERE account_id = this.id AND deleted_at IS NULL AND agreed_on IS NOT NULL)
      AS agreedOutcomes,
    (SELECT count(*) FROM training WHERE account_id = this.id AND deleted_at IS NULL
      AND (due_day IS NOT NULL OR held_on IS NOT NULL)) AS trainingsPlanned,
    (SELECT count(*) FROM hand_over_item WHERE account_id = this.id AND deleted_at IS NULL)
      + (SELECT count(*) FROM hand_over WHERE account_id = this.id AND deleted_at IS NULL) AS points,
    (SELECT count(*) FROM kick_off WHERE account_id = this.id AND deleted_at IS NULL) AS kickOffRecords,
    (SELECT count(*) FROM duty WHERE account_id = this.id AND deleted_at IS NULL) AS duties,
    (SELECT count(*) FROM kick_off WHERE account_id = this.id AND deleted_at IS NULL AND agreed_on IS NOT NULL
      AND trim(coalesce(agreed_by, '')) <> '') AS agreements,
    (SELECT count(*) FROM milestone WHERE account_id = this.id AND deleted_at IS NULL AND reached_on IS NOT NULL
      AND kind = 'training')
      + (SELECT count(*) FROM training WHERE account_id = this.id AND deleted_at IS NULL AND held_on IS NOT NULL)
      AS trainings,
    (SELECT count(*) FROM milestone WHERE account_id = this.id AND deleted_at IS NULL AND reached_on IS NOT NULL
      AND kind = 'go_live') AS goLives,
    (SELECT count(*) FROM first_value WHERE account_id = this.id AND deleted_at IS NULL AND measure IS NOT NULL
      AND target IS NOT NULL AND due_day IS NOT NULL) AS defined,
    (SELECT count(*) FROM first_value WHERE account_id = this.id AND deleted_at IS NULL AND signed_on IS NOT NULL)
      AS signedOff,
    (SELECT count(*) FROM requirement_ask k JOIN requirement r ON r.id = k.requirement_id
      WHERE k.account_id = this.id AND k.deleted_at IS NULL AND r.deleted_at IS NULL AND k.told_on IS NULL
      AND r.state IN ('shipped', 'declined')) AS untold,
    (SELECT count(*) FROM value_entry WHERE account_id = this.id AND deleted_at IS NULL) AS valueEntries,
    (SELECT count(*) FROM risk WHERE account_id = this.id AND deleted_at IS NULL AND state = 'open') AS risks,
    (SELECT count(*) FROM risk WHERE account_id = this.id AND deleted_at IS NULL AND state = 'open'
      AND severity = 'high') AS highRisks,
    (SELECT count(*) FROM churn_event WHERE account_id = this.id AND deleted_at IS NULL AND reason IS NOT NULL)
      AS lossReasons,
    (SELECT max(coalesce(v.checked_in_at, v.planned_start)) FROM visit v
      JOIN visit_attendee t ON t.visit_id = v.id AND t.deleted_at IS NULL
      JOIN person p ON p.id = t.person_id AND p.deleted_at IS NULL
      WHERE v.account_id = this.id AND p.role = 'economic_buyer' AND ${visitTookPlace}
      AND coalesce(v.checked_in_at, v.planned_start) <= this.now) AS buyerMetAt
  FROM this`

/** What people said at earlier moves of this account holds on. */
const saidBefore = (read: ReadStore, accountId: string): string[] =>
  read
    .records('account_stage', { accountId })
    .flatMap(({ checks }) => stageChecksKept.safeParse(checks).data?.confirmed ?? [])

/**
 * ACC-6: what the records say of an account when it is moved. Null: no record can say it (use of the seats; the
 * hand-over and the written duties while nobody began them); the person who moves it may.
 */
export function readStageFacts(
  read: ReadStore,
  times: Times,
  account: Pick<RecordOf<'account'>, 'id' | 'stageSince'>,
  said: { readonly reason: string | null; readonly confirmed: readonly string[] },
): StageFacts {
  const { id, stageSince } = account
  const today = times.today()
  const now = times.clock.now()
  const [counts] = read.rows<Counts>(countsSql, id, today, now)
  if (counts === undefined) throw new Error('the counts are one row')
  const lines = readLivingLines(read, id)
  const { term } = accountRevenueOn(lines, today)
  const daysSince = (at: number | undefined | null): number | null =>
    at === undefined || at === null ? null : daysBetween(times.dayOf(at), today)
  return {
    contractSigned: counts.signed > 0,
    contractActive: lines.some(
      ({ fromDay, toDay }) => fromDay <= today && (toDay === null || toDay >= today),
    ),
    handOverOpen: counts.points === 0 ? null : openPoints(readPoints(read, id, 'en')),
    purchaseIntent: counts.intents > 0,
    economicBuyerKnown: counts.buyers > 0,
    championKnown: counts.champions > 0,
    undatedPromises: counts.undated,
    overduePromises: counts.overdue,
    kickOffHeld: counts.kickOffs > 0,
    outcomesAgreed: counts.agreedOutcomes > 0,
    trainingPlanned: counts.trainingsPlanned > 0,
    dutiesAgreed:
      counts.kickOffRecords + counts.duties === 0 ? null : counts.duties > 0 && counts.agreements > 0,
    trainingHeld: counts.trainings > 0,
    goneLive: counts.goLives > 0,
    firstValueDefined: counts.defined > 0,
    firstValueSigned: counts.signedOff > 0,
    seatUsePercent: null,
    untold: counts.untold,
    valueEntries: counts.valueEntries,
    buyerMetDaysAgo: daysSince(counts.buyerMetAt),
    visitedDaysAgo: daysSince(readLastVisits(read, now, id)[0]?.at),
    openRisks: counts.risks,
    openHighRisks: counts.highRisks,
    renewalWindowOpen: term !== null && renewalStartDay(term) <= today,
    renewalSigned: lines.some(
      (line) =>
        line.toDay !== null &&
        (stageSince === null || line.toDay >= stageSince) &&
        isRenewed(line, lines, defaultRetentionSwitches.graceDays),
    ),
    lossReason: counts.lossReasons > 0 || (said.reason ?? '').trim() !== '',
    confirmed: [...said.confirmed, ...saidBefore(read, id)],
  }
}
