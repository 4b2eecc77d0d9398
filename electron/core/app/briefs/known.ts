import {
  isCauseTested,
  type KnownOfAccount,
  nextMonthDay,
} from '../../../../shared/domain/questions/index.ts'
import { isTermRenewed, renewalStartDay } from '../../../../shared/domain/renewal/index.ts'
import { missingBeforeReview, noOutcome } from '../../../../shared/domain/requirement/index.ts'
import {
  type AccountRevenue,
  accountRevenueOn,
  defaultRetentionSwitches,
} from '../../../../shared/domain/revenue/index.ts'
import { daysBetween } from '../../../../shared/kernel/index.ts'
import type { CallContext } from '../context.ts'
import { readLivingLines } from '../contracts/lines.ts'
import { movedAwayOf } from '../people/map.ts'
import { listPeopleOf, type Person } from '../people/read.ts'
import { groupedBy, onlyOf } from '../references.ts'
import { toState } from '../requirements/rows.ts'
import { readSeats, type SeatsKnown } from './seats.ts'

type Reading = Pick<CallContext, 'store' | 'clock' | 'today' | 'dayOf'>

interface OfAccount {
  readonly id: string
  readonly account_id: string
}
interface ContractRow extends OfAccount {
  readonly title: string
  readonly to_day: string | null
  readonly notice_days: number | null
  readonly price_cap_percent: number | null
  readonly auto_renew: number
}
interface PromiseRow extends OfAccount {
  readonly title: string
  readonly due_day: string | null
}
interface RiskRow extends OfAccount {
  readonly title: string
  readonly seen_on: string
  readonly cause: string | null
  readonly cause_tested_how: string | null
  readonly cause_tested_on: string | null
}
interface ValueRow extends OfAccount {
  readonly result: string
  readonly day: string
  readonly quote: string | null
}
interface FirstValueRow extends OfAccount {
  readonly statement: string
  readonly measure: string | null
  readonly baseline: string | null
  readonly target: string | null
  readonly due_day: string | null
  readonly reached_on: string | null
  readonly signed_on: string | null
}
interface IntentRow extends OfAccount {
  readonly statement: string
}
interface OutcomeRow extends OfAccount {
  readonly title: string
  readonly measure: string | null
  readonly target: number | null
}
interface RequirementRow extends OfAccount {
  readonly title: string
  readonly kind: string
  readonly state: string
  readonly scenario: string | null
  readonly background: string | null
  readonly conditions: string | null
  readonly steps: string | null
  readonly severity: string | null
}

/** What is known of an account, with the names of the records that a question can be about. */
export interface KnownAccount {
  readonly known: KnownOfAccount
  readonly revenue: AccountRevenue
  /** What ends with the present term goes on already. */
  readonly isRenewed: boolean
  readonly people: readonly Person[]
  readonly seats: SeatsKnown
  titleOf(subject: string): string | null
}

/**
 * VIS-2: what the question debt is worked out from, of any number of accounts with a handful of queries. What no
 * record of the product holds yet is null: not known, and therefore asked.
 */
export function readKnown(
  context: Reading,
  accountIds: readonly string[],
): ReadonlyMap<string, KnownAccount> {
  const { read } = context.store
  const today = context.today()
  const ids = JSON.stringify(accountIds)
  const only = onlyOf('t.account_id', accountIds)
  const rowsOf = <Row extends OfAccount>(sql: string): ReadonlyMap<string, readonly Row[]> =>
    groupedBy(
      read.rows<Row>(`${sql} ${only.condition} ORDER BY t.id`, ...only.parameters),
      (row) => row.account_id,
    )
  const of = (table: string, columns: string, condition = ''): string =>
    `SELECT t.id, t.account_id, ${columns} FROM ${table} t WHERE t.deleted_at IS NULL ${condition}`
  const contracts = rowsOf<ContractRow>(
    of('contract', 't.title, t.to_day, t.notice_days, t.price_cap_percent, t.auto_renew'),
  )
  const promises = rowsOf<PromiseRow>(of('promise', 't.title, t.due_day', "AND t.state = 'open'"))
  const risks = rowsOf<RiskRow>(
    of('risk', 't.title, t.seen_on, t.cause, t.cause_tested_how, t.cause_tested_on', "AND t.state = 'open'"),
  )
  const values = rowsOf<ValueRow>(of('value_entry', 't.result, t.day, t.quote'))
  const firstValues = rowsOf<FirstValueRow>(
    of('first_value', 't.statement, t.measure, t.baseline, t.target, t.due_day, t.reached_on, t.signed_on'),
  )
  const intents = rowsOf<IntentRow>(of('purchase_intent', 't.statement'))
  const outcomes = rowsOf<OutcomeRow>(of('outcome', 't.title, t.measure, t.target'))
  const requirements = rowsOf<RequirementRow>(
    `SELECT DISTINCT r.id, t.account_id, r.title, r.kind, r.state, r.scenario, r.background, r.conditions, r.steps,
       r.severity
     FROM requirement_ask t JOIN requirement r ON r.id = t.requirement_id
     WHERE t.deleted_at IS NULL AND r.deleted_at IS NULL AND t.told_on IS NULL
       AND r.state IN ('needs_background', 'in_review')`,
  )
  const lines = groupedBy(readLivingLines(read, accountIds), (line) => line.accountId)
  const movedAway = movedAwayOf(context, accountIds)
  const people = groupedBy(listPeopleOf(context, accountIds), (person) => person.accountId ?? '')
  const typedSeats = new Map(
    read
      .rows<{ id: string; seats: number | null; budgetDay: string | null }>(
        'SELECT id, seats, budget_day AS budgetDay FROM account WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))',
        ids,
      )
      .map(({ id, seats, budgetDay }) => [id, { seats, budgetDay }]),
  )
  const seatsKnown = readSeats(read, accountIds)

  return new Map(
    [...typedSeats].map(([accountId, { seats, budgetDay }]): [string, KnownAccount] => {
      const ownLines = lines.get(accountId) ?? []
      const revenue = accountRevenueOn(ownLines, today)
      const { term } = revenue
      const isRenewed =
        term !== null && isTermRenewed(term.toDay, ownLines, defaultRetentionSwitches.graceDays)
      const own = {
        contracts: contracts.get(accountId) ?? [],
        promises: promises.get(accountId) ?? [],
        risks: risks.get(accountId) ?? [],
        values: values.get(accountId) ?? [],
        firstValues: firstValues.get(accountId) ?? [],
        intents: intents.get(accountId) ?? [],
        outcomes: outcomes.get(accountId) ?? [],
        requirements: requirements.get(accountId) ?? [],
        people: [...(people.get(accountId) ?? []), ...(movedAway.get(accountId) ?? [])],
      }
      const titles = new Map<string, string>([
        ...own.contracts.map(({ id, title }): [string, string] => [id, title]),
        ...own.promises.map(({ id, title }): [string, string] => [id, title]),
        ...own.risks.map(({ id, title }): [string, string] => [id, title]),
        ...own.values.map(({ id, result }): [string, string] => [id, result]),
        ...own.firstValues.map(({ id, statement }): [string, string] => [id, statement]),
        ...own.outcomes.map(({ id, title }): [string, string] => [id, title]),
        ...own.requirements.map(({ id, title }): [string, string] => [id, title]),
        ...own.people.map(({ id, name }): [string, string] => [id, name]),
      ])
      const known: KnownOfAccount = {
        purchaseIntent: own.intents[0]?.statement ?? null,
        people: own.people,
        contracts: own.contracts.map((contract) => ({
          id: contract.id,
          toDay: contract.to_day,
          noticeDays: contract.notice_days,
          autoRenew: contract.auto_renew === 1,
          priceCapPercent: contract.price_cap_percent,
        })),
        promises: own.promises.map(({ id, due_day }) => ({ id, dueDay: due_day })),
        risks: own.risks.map((risk) => ({
          id: risk.id,
          seenOn: risk.seen_on,
          causeTested: isCauseTested({
            cause: risk.cause,
            causeTestedHow: risk.cause_tested_how,
            causeTestedOn: risk.cause_tested_on,
          }),
        })),
        values: own.values,
        firstValues: own.firstValues.map((value) => ({
          id: value.id,
          measure: value.measure,
          baseline: value.baseline,
          target: value.target,
          dueDay: value.due_day,
          reachedOn: value.reached_on,
          signedOn: value.signed_on,
        })),
        outcomes: own.outcomes.map(({ id, measure, target }) => ({
          id,
          measure,
          target: target === null ? null : String(target),
        })),
        requirements: own.requirements.map((requirement) => ({
          id: requirement.id,
          missing: missingBeforeReview({
            ...noOutcome,
            ...requirement,
            state: toState(requirement.state),
            asks: [{ id: '', accountId, toldOn: null, reaction: null }],
          }),
        })),
        seatsBought: revenue.seats ?? seats,
        activeUsers: seatsKnown.get(accountId)?.active?.count ?? null,
        renewal: {
          daysLeft: revenue.term === null ? null : daysBetween(today, revenue.term.toDay),
          windowOpen: term !== null && !isRenewed && renewalStartDay(term) <= today,
          decisionPath: null,
          budgetDay: budgetDay === null ? null : nextMonthDay(budgetDay, today),
        },
      }
      return [
        accountId,
        {
          known,
          revenue,
          isRenewed,
          people: own.people,
          seats: seatsKnown.get(accountId) ?? { assigned: null, active: null },
          titleOf: (id) => titles.get(id) ?? null,
        },
      ]
    }),
  )
}
