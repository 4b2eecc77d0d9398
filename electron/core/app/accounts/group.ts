import type { CallOutput } from '../../../../shared/contract/index.ts'
import { type GroupMember, rollUp } from '../../../../shared/domain/groups/index.ts'
import { accountRevenueOn } from '../../../../shared/domain/revenue/index.ts'
import type { Money } from '../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../store/index.ts'
import type { CallContext } from '../context.ts'
import { type LivingLine, readLivingLines } from '../contracts/lines.ts'
import { groupedBy } from '../references.ts'
import { readAccountRows } from './rows.ts'

type GroupRow = CallOutput<'account.group'>['rows'][number]
type Sum = GroupRow['sum']

/** ARR of the lines that are active, each currency by itself. */
const moneyOf = (lines: readonly LivingLine[], today: string): Money[] =>
  [...groupedBy(lines, ({ currency }) => currency)].flatMap(([currency, own]) => {
    const { arrMinor } = accountRevenueOn(own, today)
    return arrMinor === 0 ? [] : [{ minor: arrMinor, currency }]
  })

/** An account and everything below it, whatever lies in the bin left out with what hangs on it. */
const familyOf = (read: ReadStore, id: string): string[] =>
  read
    .rows<{ id: string }>(
      `WITH RECURSIVE family (id) AS (
        SELECT id FROM account WHERE id = ? AND deleted_at IS NULL
        UNION
        SELECT a.id FROM account a JOIN family f ON a.parent_id = f.id WHERE a.deleted_at IS NULL
      ) SELECT id FROM family`,
      id,
    )
    .map((row) => row.id)

/** ACC-3: an account with all below it and their sums, parents first; null when it is not there. */
export function readGroup(
  context: Pick<CallContext, 'store' | 'clock' | 'today' | 'dayOf'>,
  id: string,
): GroupRow[] | null {
  const { read } = context.store
  const today = context.today()
  const family = familyOf(read, id)
  if (family.length === 0) return null
  const accounts = new Map(readAccountRows(read, context, family).map((row) => [row.id, row]))
  const lines = groupedBy(readLivingLines(read, family), ({ accountId }) => accountId)
  const members = new Map(
    [...accounts.values()].map((row): [string, GroupMember] => [
      row.id,
      {
        id: row.id,
        parentId: row.parentId,
        money: moneyOf(lines.get(row.id) ?? [], today),
        seats: row.seatsBought,
        activeUsers: null,
        health: null,
      },
    ]),
  )
  const { sums, childrenOf } = rollUp([...members.values()])
  const rows: GroupRow[] = []
  const waiting: { readonly id: string; readonly depth: number }[] = [{ id, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { id: at, depth } = next
    const [row, member, sum] = [accounts.get(at), members.get(at), sums.get(at)]
    if (row === undefined || member === undefined || sum === undefined) continue
    rows.push({
      id: at,
      name: row.name,
      depth,
      stage: row.stage,
      own: { accounts: 1, money: [...member.money], seats: member.seats },
      sum: toSum(sum),
      openRequirements: row.openRequirements,
      overduePromises: row.overduePromises,
      lastVisitDay: row.lastVisitDay,
    })
    const children = (childrenOf.get(at) ?? []).toSorted((left, right) =>
      (accounts.get(left)?.name ?? '') < (accounts.get(right)?.name ?? '') ? 1 : -1,
    )
    waiting.push(...children.map((child) => ({ id: child, depth: depth + 1 })))
  }
  return rows
}

const toSum = ({
  accounts,
  money,
  seats,
}: {
  accounts: number
  money: readonly Money[]
  seats: number | null
}): Sum => ({
  accounts,
  money: [...money],
  seats,
})
