import type { CallOutput } from '../../../../shared/contract/index.ts'
import { toStage, toTier } from '../../../../shared/domain/journey/index.ts'
import { renewalStartDay } from '../../../../shared/domain/renewal/index.ts'
import { accountRevenueOn } from '../../../../shared/domain/revenue/index.ts'
import type { ReadStore, RowOf } from '../../store/index.ts'
import type { CallContext } from '../context.ts'
import { readLivingLines } from '../contracts/lines.ts'
import { groupedBy, type OfAccounts, onlyOf } from '../references.ts'
import { readLastVisits } from './last-visits.ts'

export type AccountRow = CallOutput<'account.list'>['rows'][number]

type Times = Pick<CallContext, 'clock' | 'today' | 'dayOf'>

type StoredAccount = Pick<
  RowOf<'account'>,
  | 'id'
  | 'code'
  | 'name'
  | 'tier'
  | 'ka'
  | 'tier_reason'
  | 'stage'
  | 'stage_since'
  | 'owner'
  | 'city'
  | 'region'
  | 'country'
  | 'industry'
  | 'edition'
  | 'source'
  | 'signup_day'
  | 'seats'
  | 'churned_flag'
> & { readonly parent_id: string | null; readonly parent_name: string | null }

const accountsSql = `
  SELECT a.id, a.code, a.name, p.id AS parent_id, p.name AS parent_name, a.tier, a.ka, a.tier_reason, a.stage, a.stage_since, a.owner,
    a.city, a.region, a.country, a.industry, a.edition, a.source, a.signup_day, a.seats, a.churned_flag
  FROM account a LEFT JOIN account p ON p.id = a.parent_id AND p.deleted_at IS NULL
  WHERE a.deleted_at IS NULL`

const requirementsSql = `
  SELECT k.account_id AS id, count(DISTINCT k.requirement_id) AS open
  FROM requirement_ask k JOIN requirement r ON r.id = k.requirement_id
  WHERE k.deleted_at IS NULL AND r.deleted_at IS NULL AND k.told_on IS NULL AND r.state <> 'told'`

const promisesSql = `
  SELECT account_id AS id, count(*) AS open, coalesce(sum(due_day < ?), 0) AS overdue
  FROM promise WHERE deleted_at IS NULL AND state = 'open'`

const goLiveSql = `
  SELECT account_id AS id, min(reached_on) AS day
  FROM milestone WHERE deleted_at IS NULL AND kind = 'go_live' AND reached_on IS NOT NULL`

const firstValueSql = `
  SELECT account_id AS id, min(signed_on) AS day
  FROM first_value WHERE deleted_at IS NULL AND signed_on IS NOT NULL`

const customSql = `
  SELECT v.record_id AS id, v.field_id AS field, v.value
  FROM custom_value v JOIN custom_field f ON f.id = v.field_id
  WHERE v.deleted_at IS NULL AND f.deleted_at IS NULL AND f.retired_on IS NULL AND v.value IS NOT NULL`

const keyedById = <Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))

/**
 * The rows of the account grid, of one account or of several: what is stored, and what follows from contracts, visits and
 * loops as of today. A handful of queries over whole tables, put together here: one query per account would take
 * seconds for 10,000.
 */
export function readAccountRows(read: ReadStore, times: Times, of?: OfAccounts): AccountRow[] {
  const today = times.today()
  const select = <Row>(
    sql: string,
    column: string,
    group: string,
    ...parameters: readonly (string | number)[]
  ): Row[] => {
    const only = onlyOf(column, of)
    return read.rows<Row>(`${sql} ${only.condition} ${group}`, ...parameters, ...only.parameters)
  }

  const accounts = select<StoredAccount>(accountsSql, 'a.id', '')
  const lines = groupedBy(readLivingLines(read, of), (line) => line.accountId)
  const visited = keyedById(readLastVisits(read, times.clock.now(), of))
  const requirements = keyedById(
    select<{ id: string; open: number }>(requirementsSql, 'k.account_id', 'GROUP BY k.account_id'),
  )
  const promises = keyedById(
    select<{ id: string; open: number; overdue: number }>(
      promisesSql,
      'account_id',
      'GROUP BY account_id',
      today,
    ),
  )
  const goLive = keyedById(
    select<{ id: string; day: string }>(goLiveSql, 'account_id', 'GROUP BY account_id'),
  )
  const firstValue = keyedById(
    select<{ id: string; day: string }>(firstValueSql, 'account_id', 'GROUP BY account_id'),
  )
  const tags = groupedBy(
    select<{ id: string; tag: string }>(
      'SELECT DISTINCT account_id AS id, tag FROM account_tag WHERE deleted_at IS NULL',
      'account_id',
      'ORDER BY account_id, tag',
    ),
    ({ id }) => id,
  )
  const custom = groupedBy(
    select<{ id: string; field: string; value: string }>(customSql, 'v.record_id', 'ORDER BY v.id'),
    ({ id }) => id,
  )

  return accounts.map((account) => {
    const { id } = account
    const revenue = accountRevenueOn(lines.get(id) ?? [], today)
    const promise = promises.get(id)
    const visit = visited.get(id)
    return {
      id,
      code: account.code,
      name: account.name,
      parentId: account.parent_id,
      parentName: account.parent_name,
      tier: toTier(account.tier),
      ka: account.ka === 1,
      tierReason: account.tier_reason,
      stage: toStage(account.stage),
      stageSince: account.stage_since,
      owner: account.owner,
      city: account.city,
      region: account.region,
      country: account.country,
      industry: account.industry,
      edition: account.edition,
      source: account.source,
      signupDay: account.signup_day,
      arrMinor: revenue.arrMinor,
      arrCurrency: revenue.currency,
      otherCurrencies: revenue.otherCurrencies,
      termFrom: revenue.term?.fromDay ?? null,
      termTo: revenue.term?.toDay ?? null,
      renewalStart: revenue.term === null ? null : renewalStartDay(revenue.term),
      openEnded: revenue.openEnded,
      seatsBought: revenue.seats ?? account.seats,
      lastVisitDay: visit === undefined ? null : times.dayOf(visit.at),
      openRequirements: requirements.get(id)?.open ?? 0,
      openPromises: promise?.open ?? 0,
      overduePromises: promise?.overdue ?? 0,
      goLiveOn: goLive.get(id)?.day ?? null,
      firstValueOn: firstValue.get(id)?.day ?? null,
      churnedFlag: account.churned_flag === 1,
      tags: (tags.get(id) ?? []).map(({ tag }) => tag),
      custom: Object.fromEntries((custom.get(id) ?? []).map(({ field, value }) => [field, value])),
    }
  })
}
