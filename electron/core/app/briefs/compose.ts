import { type CallOutput, promiseKinds, symptoms, visitKinds } from '../../../../shared/contract/index.ts'
import { toStage, toTier } from '../../../../shared/domain/journey/index.ts'
import { isCauseTested } from '../../../../shared/domain/questions/index.ts'
import { byUrgency } from '../../../../shared/domain/promise/index.ts'
import { renewalStartDay } from '../../../../shared/domain/renewal/index.ts'
import { addDays, type Day, daysBetween } from '../../../../shared/kernel/index.ts'
import type { ReadStore, RecordOf, RowOf } from '../../store/index.ts'
import { visitTookPlace } from '../accounts/last-visits.ts'
import type { CallContext } from '../context.ts'
import { toState } from '../requirements/rows.ts'
import type { VisitRow } from '../visits/rows.ts'
import { debtOf, readAnswers } from './debt.ts'
import { type KnownAccount, readKnown } from './known.ts'

export type Brief = CallOutput<'account.brief'>

const severities = ['high', 'mid', 'low'] as const
const lastVisitsShown = 3

const overdueDays = (due: Day | null, today: Day): number =>
  due === null || due >= today ? 0 : daysBetween(due, today)

function readLastVisits(read: ReadStore, accountId: string, now: number): Brief['lastVisits'] {
  const visits = read.rows<{ id: string; title: string; kind: string; at: number; note_id: string | null }>(
    `SELECT v.id, v.title, v.kind, coalesce(v.checked_in_at, v.planned_start) AS at,
       (SELECT n.id FROM note n WHERE n.visit_id = v.id AND n.deleted_at IS NULL ORDER BY n.happened_at, n.id LIMIT 1)
         AS note_id
     FROM visit v WHERE v.account_id = ? AND ${visitTookPlace} AND coalesce(v.checked_in_at, v.planned_start) <= ?
     ORDER BY at DESC, v.id DESC LIMIT ?`,
    accountId,
    now,
    lastVisitsShown,
  )
  return visits.map(({ id, title, kind, at, note_id }) => ({
    id,
    noteId: note_id,
    title,
    kind: visitKinds.find((known) => known === kind) ?? 'visit',
    at,
    people: read
      .rows<{ name: string }>(
        "SELECT name FROM visit_attendee WHERE visit_id = ? AND side = 'customer' AND deleted_at IS NULL ORDER BY id",
        id,
      )
      .map(({ name }) => name),
  }))
}

const countVisits = (read: ReadStore, accountId: string, now: number): number =>
  read.rows<{ visits: number }>(
    `SELECT count(*) AS visits FROM visit v
     WHERE v.account_id = ? AND ${visitTookPlace} AND coalesce(v.checked_in_at, v.planned_start) <= ?`,
    accountId,
    now,
  )[0]?.visits ?? 0

/**
 * REQ-11: open promises, overdue first. What somebody of the account promised is theirs; so is a milestone that waits
 * for the customer.
 */
function readPromises(
  read: ReadStore,
  accountId: string,
  names: ReadonlySet<string>,
  today: Day,
): Brief['promises'] {
  const promises = read.records('promise', { accountId, state: 'open' }).map((promise) => ({
    record: 'promise' as const,
    id: promise.id,
    side: names.has(promise.byName) ? ('theirs' as const) : ('ours' as const),
    kind: promiseKinds.find((kind) => kind === promise.kind) ?? ('csm' as const),
    title: promise.title,
    byName: promise.byName === '' ? null : promise.byName,
    toName: promise.toName,
    dueDay: promise.dueDay,
    madeOn: promise.madeOn,
  }))
  const milestones = read
    .records('milestone', { accountId, waitingOn: 'customer', reachedOn: null })
    .map((milestone) => ({
      record: 'milestone' as const,
      id: milestone.id,
      side: 'theirs' as const,
      kind: null,
      title: milestone.title,
      byName: null,
      toName: null,
      dueDay: milestone.dueDay,
      madeOn: milestone.waitingSince ?? today,
    }))
  const order = byUrgency(today)
  return [...promises, ...milestones]
    .toSorted((left, right) =>
      order({ ...left, state: 'open', closedOn: null }, { ...right, state: 'open', closedOn: null }),
    )
    .map(({ madeOn: _, ...owed }) => ({ ...owed, overdueDays: overdueDays(owed.dueDay, today) }))
}

function readRequirements(read: ReadStore, accountId: string): Brief['requirements'] {
  return read
    .rows<
      Pick<RowOf<'requirement'>, 'id' | 'code' | 'title' | 'state' | 'version' | 'due_day'> & {
        ask_id: string
        asked_by: string | null
        asked_on: string
        person: string | null
      }
    >(
      `SELECT r.id, r.code, r.title, r.state, r.version, r.due_day, k.id AS ask_id, k.asked_by, k.asked_on,
         p.name AS person
       FROM requirement_ask k JOIN requirement r ON r.id = k.requirement_id LEFT JOIN person p ON p.id = k.person_id
       WHERE k.account_id = ? AND k.deleted_at IS NULL AND r.deleted_at IS NULL AND k.told_on IS NULL
         AND r.state <> 'told'
       ORDER BY r.state IN ('shipped', 'declined') DESC, k.asked_on, k.id`,
      accountId,
    )
    .map((row) => ({
      id: row.id,
      askId: row.ask_id,
      code: row.code,
      title: row.title,
      state: toState(row.state),
      askedBy: row.person ?? row.asked_by,
      askedOn: row.asked_on,
      version: row.version,
      dueDay: row.due_day,
      isToTell: row.state === 'shipped' || row.state === 'declined',
    }))
}

const readRisks = (read: ReadStore, accountId: string): Brief['risks'] =>
  read
    .records('risk', { accountId, state: 'open' }, { orderBy: ['seenOn', 'id'] })
    .map((risk) => ({
      id: risk.id,
      title: risk.title,
      symptom: symptoms.find((symptom) => symptom === risk.symptom) ?? ('other' as const),
      severity: severities.find((severity) => severity === risk.severity) ?? ('mid' as const),
      seenOn: risk.seenOn,
      cause:
        (risk.cause ?? '').trim() === ''
          ? null
          : {
              text: risk.cause ?? '',
              isTested: isCauseTested(risk),
              how: risk.causeTestedHow,
              on: risk.causeTestedOn,
              by: risk.causeTestedBy,
            },
    }))
    .sort((left, right) => severities.indexOf(left.severity) - severities.indexOf(right.severity))

/** Who comes, in the order in which they were named; then who is there, as the people of an account are listed. */
function peopleOf({ people }: KnownAccount, visit: VisitRow | null, today: Day): Brief['people'] {
  const coming = (visit?.attendees ?? []).flatMap(({ side, personId }) =>
    side === 'customer' && personId !== null ? [personId] : [],
  )
  const place = (id: string): number => (coming.includes(id) ? coming.indexOf(id) : coming.length)
  return people
    .filter(({ id, leftOn }) => coming.includes(id) || leftOn === null || leftOn > today)
    .toSorted((left, right) => place(left.id) - place(right.id))
    .map(({ id, name, title, role, influence, attitude, lastMetOn }) => ({
      id,
      name,
      title,
      role,
      influence,
      attitude,
      lastMetOn,
      isComing: coming.includes(id),
    }))
}

/** The one that is signed, else the one due first. */
function readFirstValue(read: ReadStore, accountId: string): Brief['firstValue'] {
  const values = read.records('first_value', { accountId }, { orderBy: ['createdAt', 'id'] })
  const due = (day: Day | null): string => day ?? '9999'
  const value =
    values.find(({ signedOn }) => signedOn !== null) ??
    values.toSorted((left, right) => (due(left.dueDay) < due(right.dueDay) ? -1 : 1))[0]
  if (value === undefined) return null
  const { id, statement, measure, target, current, unit, dueDay, reachedOn, signedOn, signedBy } = value
  return { id, statement, measure, target, current, unit, dueDay, reachedOn, signedOn, signedBy }
}

const readValues = (read: ReadStore, accountId: string): Brief['values'] =>
  read.records('value_entry', { accountId }, { orderBy: ['-day', '-id'] }).map((entry) => ({
    id: entry.id,
    result: entry.result,
    amountMinor: entry.amountMinor,
    currency: entry.currency,
    quote: entry.quote,
    personName: entry.personId === null ? null : (read.record('person', entry.personId)?.name ?? null),
    day: entry.day,
  }))

/** The contracts that end with a term: those whose lines do, and those that say so themselves. */
function contractsEnding(read: ReadStore, accountId: string, toDay: Day): RecordOf<'contract'>[] {
  const ofLines = new Set(
    read.records('contract_line', { accountId, toDay }).flatMap(({ contractId }) => contractId ?? []),
  )
  return read
    .records('contract', { accountId }, { orderBy: ['createdAt', 'id'] })
    .filter((contract) => contract.toDay === toDay || ofLines.has(contract.id))
}

function renewalOf(
  read: ReadStore,
  accountId: string,
  { revenue, isRenewed }: KnownAccount,
  today: Day,
): Brief['renewal'] {
  const { term } = revenue
  if (term === null) return null
  const contracts = contractsEnding(read, accountId, term.toDay)
  // Of several the one whose notice is due first: to miss that one is what costs.
  const [first] = contracts.toSorted((left, right) => (right.noticeDays ?? -1) - (left.noticeDays ?? -1))
  const noticeDays = first?.noticeDays ?? null
  const startDay = renewalStartDay(term)
  return {
    ...term,
    daysLeft: daysBetween(today, term.toDay),
    startDay,
    windowOpen: !isRenewed && startDay <= today,
    isRenewed,
    contractId: first?.id ?? null,
    contractTitle: first?.title ?? null,
    noticeDays,
    noticeDay: noticeDays === null ? null : addDays(term.toDay, -noticeDays),
    priceCapPercent: first?.priceCapPercent ?? null,
    autoRenew: first?.autoRenew ?? null,
  }
}

function seatsOf({ known, seats }: KnownAccount): Brief['seats'] {
  const counted = [seats.assigned, seats.active].flatMap((count) => count ?? [])
  const [last] = counted.toSorted((left, right) =>
    (left.countedOn ?? '') < (right.countedOn ?? '') ? 1 : -1,
  )
  return {
    bought: known.seatsBought,
    assigned: seats.assigned?.count ?? null,
    active: seats.active?.count ?? null,
    countedOn: last?.countedOn ?? null,
    source: last?.source ?? null,
  }
}

/** The last month in which anything was used. */
const readUsage = (read: ReadStore, accountId: string): Brief['usage'] =>
  read.rows<{ month: string; count: number }>(
    `SELECT substr(day, 1, 7) AS month, sum(count) AS count FROM usage
     WHERE account_id = ? AND deleted_at IS NULL AND day >= (
       SELECT substr(max(day), 1, 7) || '-01' FROM usage WHERE account_id = ? AND deleted_at IS NULL)
     GROUP BY month`,
    accountId,
    accountId,
  )[0] ?? null

/** VIS-2: the briefs of accounts, each before the visit named beside it, in the order given. */
export function composeBriefs(
  context: CallContext,
  wanted: readonly { readonly accountId: string; readonly visit: VisitRow | null }[],
): Brief[] {
  const { read } = context.store
  const today = context.today()
  const now = context.clock.now()
  const accountIds = [...new Set(wanted.map(({ accountId }) => accountId))]
  const knownById = readKnown(context, accountIds)
  const answers = readAnswers(read, accountIds)
  return wanted.flatMap(({ accountId, visit }) => {
    const account = read.record('account', accountId)
    const known = knownById.get(accountId)
    if (account === undefined || known === undefined) return []
    const { revenue } = known
    return [
      {
        today,
        composedAt: now,
        author: context.user,
        account: {
          id: account.id,
          name: account.name,
          tier: toTier(account.tier),
          ka: account.ka,
          stage: toStage(account.stage),
          stageSince: account.stageSince,
          owner: account.owner,
          city: account.city,
          address: account.address,
          industry: account.industry,
        },
        visit,
        purchaseIntent: known.known.purchaseIntent,
        arrMinor: revenue.arrMinor,
        arrCurrency: revenue.currency,
        otherCurrencies: revenue.otherCurrencies,
        renewal: renewalOf(read, accountId, known, today),
        openEnded: revenue.openEnded,
        seats: seatsOf(known),
        budgetDay: known.known.renewal.budgetDay,
        usage: readUsage(read, accountId),
        lastVisits: readLastVisits(read, accountId, now),
        visitsTotal: countVisits(read, accountId, now),
        promises: readPromises(read, accountId, new Set(known.people.map(({ name }) => name)), today),
        requirements: readRequirements(read, accountId),
        risks: readRisks(read, accountId),
        people: peopleOf(known, visit, today),
        firstValue: readFirstValue(read, accountId),
        values: readValues(read, accountId),
        ...debtOf(context, known, answers.get(accountId) ?? []),
      },
    ]
  })
}
