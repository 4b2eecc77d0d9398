import {
  type CallOutput,
  declineReasons,
  promiseStates,
  reactions,
  requirementKinds,
  severities,
} from '../../../../shared/contract/index.ts'
import {
  missingBeforeReview,
  renewalAfter,
  type RequirementFacts,
  requirementStates,
  timesRescheduled,
} from '../../../../shared/domain/requirement/index.ts'
import {
  type AccountRevenue,
  accountRevenueOn,
  defaultRetentionSwitches,
} from '../../../../shared/domain/revenue/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'
import type { CallContext } from '../context.ts'
import { readLivingLines } from '../contracts/lines.ts'
import { groupedBy } from '../references.ts'

export type Requirement = CallOutput<'requirement.list'>['requirements'][number]
export type RequirementAskRow = Requirement['asks'][number]

export type LivingAsk = RecordOf<'requirement_ask'> & { readonly accountName: string }

/** Who asks, the first to ask first. An account in the bin asks for nothing while it lies there. */
export function readLivingAsks(read: ReadStore, requirementIds: readonly string[]): LivingAsk[] {
  const rows = read.rows<{ id: string; accountName: string }>(
    `SELECT k.id, a.name AS accountName FROM requirement_ask k JOIN account a ON a.id = k.account_id
     WHERE k.deleted_at IS NULL AND a.deleted_at IS NULL
       AND k.requirement_id IN (SELECT value FROM json_each(?))
     ORDER BY k.asked_on, k.id`,
    JSON.stringify(requirementIds),
  )
  const asks = read.recordsById(
    'requirement_ask',
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id, accountName }) => {
    const ask = asks.get(id)
    return ask === undefined ? [] : [{ ...ask, accountName }]
  })
}

export const toState = (state: string) =>
  requirementStates.find((known) => known === state) ?? 'needs_background'

/** A requirement as the rules of its way see it. */
export const toFacts = (
  requirement: RecordOf<'requirement'>,
  asks: readonly LivingAsk[],
): RequirementFacts => ({ ...requirement, state: toState(requirement.state), asks })

export const readFacts = (read: ReadStore, requirement: RecordOf<'requirement'>): RequirementFacts =>
  toFacts(requirement, readLivingAsks(read, [requirement.id]))

function toAsk(
  ask: LivingAsk,
  revenue: AccountRevenue,
  after: RequirementAskRow['renewalAfter'],
): RequirementAskRow {
  return {
    id: ask.id,
    accountId: ask.accountId,
    accountName: ask.accountName,
    personId: ask.personId,
    askedBy: ask.askedBy,
    askedOn: ask.askedOn,
    arrMinor: revenue.arrMinor,
    arrCurrency: revenue.currency,
    termTo: revenue.term?.toDay ?? null,
    toldOn: ask.toldOn,
    toldBy: ask.toldBy,
    toldHow: ask.toldHow,
    toldTo: ask.toldTo,
    reaction: reactions.find((reaction) => reaction === ask.reaction) ?? null,
    reactionText: ask.reactionText,
    renewalAfter: after,
  }
}

/** REQ-10: what the askers pay per year, each account once, per currency; the largest first. */
function sumAtStake(asks: readonly RequirementAskRow[]): Requirement['arrAtStake'] {
  const sums = new Map<string, number>()
  for (const { arrMinor, arrCurrency } of new Map(asks.map((ask) => [ask.accountId, ask])).values())
    if (arrCurrency !== null) sums.set(arrCurrency, (sums.get(arrCurrency) ?? 0) + arrMinor)
  return [...sums]
    .map(([currency, minor]) => ({ minor, currency }))
    .sort((left, right) => right.minor - left.minor || (left.currency < right.currency ? -1 : 1))
}

function toRequirement(
  record: RecordOf<'requirement'>,
  asks: readonly LivingAsk[],
  revenueOf: (accountId: string) => AccountRevenue,
  moves: readonly { readonly to: string }[],
  afterDecline: (accountId: string) => RequirementAskRow['renewalAfter'],
  fixPromises: Requirement['fixPromises'],
): Requirement {
  const rows = asks.map((ask) => toAsk(ask, revenueOf(ask.accountId), afterDecline(ask.accountId)))
  return {
    id: record.id,
    code: record.code,
    title: record.title,
    kind: requirementKinds.find((kind) => kind === record.kind) ?? 'feature',
    scenario: record.scenario,
    background: record.background,
    effort: record.effort,
    effect: record.effect,
    conditions: record.conditions,
    steps: record.steps,
    severity: severities.find((severity) => severity === record.severity) ?? null,
    state: toState(record.state),
    stateSince: record.stateSince,
    createdAt: record.createdAt,
    reasonable: record.reasonable,
    scope: record.scope === 'generic' || record.scope === 'custom' ? record.scope : null,
    verdictReason: record.verdictReason,
    reviewer: record.reviewer,
    reviewedOn: record.reviewedOn,
    version: record.version,
    dueDay: record.dueDay,
    declineReason: declineReasons.find((reason) => reason === record.declineReason) ?? null,
    declineLabel: record.declineLabel,
    explanation: record.explanation,
    replyBy: record.replyBy,
    replyDue: record.replyDue,
    shippedOn: record.shippedOn,
    asks: rows,
    arrAtStake: sumAtStake(rows),
    missing: [...missingBeforeReview(toFacts(record, asks))],
    timesRescheduled: timesRescheduled(moves),
    fixPromises,
  }
}

/** Requirements as the board shows them, in the order given. A handful of queries, however many there are. */
export function toRequirements(
  { store: { read }, today, dayOf }: Pick<CallContext, 'store' | 'today' | 'dayOf'>,
  records: readonly RecordOf<'requirement'>[],
): Requirement[] {
  const ids = records.map(({ id }) => id)
  const now = today()
  const allAsks = readLivingAsks(read, ids)
  const asks = groupedBy(allAsks, (ask) => ask.requirementId)
  const moves = groupedBy(
    read.rows<{ id: string; to: string; at: number }>(
      `SELECT requirement_id AS id, to_state AS "to", at FROM requirement_move
       WHERE deleted_at IS NULL AND requirement_id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    ),
    ({ id }) => id,
  )
  const lines = groupedBy(
    readLivingLines(read, [...new Set(allAsks.map(({ accountId }) => accountId))]),
    ({ accountId }) => accountId,
  )
  const revenues = new Map<string, AccountRevenue>()
  const revenueOf = (accountId: string): AccountRevenue => {
    const known = revenues.get(accountId)
    if (known !== undefined) return known
    const revenue = accountRevenueOn(lines.get(accountId) ?? [], now)
    revenues.set(accountId, revenue)
    return revenue
  }
  const left = groupedBy(
    read.records('churn_event', { reactivation: false }, { orderBy: 'day' }),
    ({ accountId }) => accountId,
  )
  const fixes = groupedBy(readFixPromises(read, ids), ({ requirementId }) => requirementId)
  return records.map((record) => {
    const own = moves.get(record.id) ?? []
    const declinedAt =
      record.declineReason === null
        ? undefined
        : own.reduce((last, { to, at }) => (to === 'declined' && at > last ? at : last), record.createdAt)
    const declinedOn = declinedAt === undefined ? null : dayOf(declinedAt)
    return toRequirement(
      record,
      asks.get(record.id) ?? [],
      revenueOf,
      own,
      (accountId) =>
        declinedOn === null
          ? null
          : renewalAfter(
              lines.get(accountId) ?? [],
              (left.get(accountId) ?? []).map(({ day }) => day),
              declinedOn,
              now,
              defaultRetentionSwitches.graceDays,
            ),
      (fixes.get(record.id) ?? []).map(({ requirementId: _, ...fix }) => fix),
    )
  })
}

/** REQ-7: what was promised for bugs, the next one due first. */
function readFixPromises(read: ReadStore, ids: readonly string[]) {
  return read
    .rows<{
      id: string
      requirementId: string
      accountId: string
      accountName: string
      dueDay: string | null
      state: string
      closedOn: string | null
    }>(
      `SELECT p.id, p.requirement_id AS requirementId, p.account_id AS accountId, a.name AS accountName,
         p.due_day AS dueDay, p.state, p.closed_on AS closedOn
       FROM promise p JOIN account a ON a.id = p.account_id
       WHERE p.requirement_id IN (SELECT value FROM json_each(?)) AND p.deleted_at IS NULL AND a.deleted_at IS NULL
       ORDER BY p.state <> 'open', p.due_day, p.id`,
      JSON.stringify(ids),
    )
    .map((row) => ({
      ...row,
      state: promiseStates.find((state) => state === row.state) ?? ('open' as const),
    }))
}
