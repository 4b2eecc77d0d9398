import type { CallOutput } from '../../../../shared/contract/index.ts'
import { renewalStartDay } from '../../../../shared/domain/renewal/index.ts'
import { annualValueMinor, isActiveOn } from '../../../../shared/domain/revenue/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'

type ContractList = CallOutput<'contract.list'>

const toContract = (record: RecordOf<'contract'>): ContractList['contracts'][number] => ({
  id: record.id,
  accountId: record.accountId,
  code: record.code,
  title: record.title,
  signedOn: record.signedOn,
  fromDay: record.fromDay,
  toDay: record.toDay,
  autoRenew: record.autoRenew,
  noticeDays: record.noticeDays,
  priceCapPercent: record.priceCapPercent,
  currency: record.currency,
  remark: record.remark,
})

function toLine(record: RecordOf<'contract_line'>, today: Day): ContractList['lines'][number] {
  const amountBasis = record.amountBasis === 'year' ? 'year' : 'span'
  const { fromDay, toDay } = record
  return {
    id: record.id,
    accountId: record.accountId,
    contractId: record.contractId,
    code: record.code,
    product: record.product,
    edition: record.edition,
    fromDay,
    toDay,
    quantity: record.quantity,
    amountMinor: record.amountMinor,
    amountBasis,
    currency: record.currency,
    giftMonths: record.giftMonths,
    billing: record.billing,
    autoRenew: record.autoRenew,
    trial: record.trial,
    arrMinor: annualValueMinor({ fromDay, toDay, amountMinor: record.amountMinor, amountBasis }) ?? 0,
    activeToday: isActiveOn({ fromDay, toDay }, today),
    renewalStart: toDay === null || toDay < fromDay ? null : renewalStartDay({ fromDay, toDay }),
  }
}

/** Everything about money of one account: contracts, their lines, what left, what may come. The latest first. */
export function readContracts(read: ReadStore, accountId: string, today: Day): ContractList {
  const contracts = read.records('contract', { accountId }, { orderBy: ['-fromDay', '-signedOn', '-id'] })
  const living = new Set(contracts.map(({ id }) => id))
  return {
    contracts: contracts.map(toContract),
    lines: read
      .records('contract_line', { accountId }, { orderBy: ['-fromDay', 'product', 'id'] })
      .filter(({ contractId }) => contractId === null || living.has(contractId))
      .map((line) => toLine(line, today)),
    churnEvents: read.records('churn_event', { accountId }, { orderBy: ['-day', '-id'] }).map((event) => ({
      id: event.id,
      day: event.day,
      reason: event.reason,
      refundMinor: event.refundMinor,
      currency: event.currency,
      feedback: event.feedback,
      reactivation: event.reactivation,
    })),
    opportunities: read
      .records('opportunity', { accountId }, { orderBy: ['-closeDay', '-id'] })
      .map((opportunity) => ({
        id: opportunity.id,
        name: opportunity.name,
        stage: opportunity.stage,
        closeDay: opportunity.closeDay,
        amountMinor: opportunity.amountMinor,
        currency: opportunity.currency,
        description: opportunity.description,
      })),
  }
}

/** Usage by month, the earliest first. */
export function readUsage(read: ReadStore, accountId: string): CallOutput<'usage.summary'> {
  const [whole] = read.rows<{ rows: number; firstDay: string | null; lastDay: string | null }>(
    `SELECT count(*) AS rows, min(day) AS firstDay, max(day) AS lastDay
     FROM usage WHERE account_id = ? AND deleted_at IS NULL`,
    accountId,
  )
  return {
    rows: whole?.rows ?? 0,
    firstDay: whole?.firstDay ?? null,
    lastDay: whole?.lastDay ?? null,
    months: read.rows<CallOutput<'usage.summary'>['months'][number]>(
      `SELECT substr(day, 1, 7) AS month, sum(count) AS count, count(DISTINCT feature) AS features,
         coalesce(sum(errors), 0) AS errors
       FROM usage WHERE account_id = ? AND deleted_at IS NULL GROUP BY month ORDER BY month`,
      accountId,
    ),
  }
}
