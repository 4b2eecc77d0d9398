import { accountRevenueOn } from '../../../shared/domain/revenue/index.ts'
import { explainRanking, rankToday, weekOf } from '../../../shared/domain/today/index.ts'
import { addDays, ok } from '../../../shared/kernel/index.ts'
import type { ReadStore } from '../store/index.ts'
import type { CallContext, Handlers } from './context.ts'
import { readLivingLines } from './contracts/lines.ts'
import { groupedBy } from './references.ts'
import { readSettings } from './settings.ts'
import { bugClockRows } from './today/bug-clocks.ts'
import type { AtStake } from './today/due-row.ts'
import { dueRows } from './today/due-rows.ts'
import { todayMarkHandlers, withMarks } from './today/marks.ts'
import { stakeNow } from './today/stake.ts'
import { ticketClockRows } from './today/ticket-clocks.ts'
import { visitDueRows } from './today/visits-due.ts'
import { countVisits, visitsOf, visitsWithoutTrace } from './today/visits.ts'

/** How this week goes, Monday to Sunday: promises due in it and kept, loops closed, visits planned and made. */
function readWeek(context: CallContext) {
  const { read } = context.store
  const { first, last } = weekOf(context.today())
  const [promises] = read.rows<{ due: number; kept: number }>(
    `SELECT count(*) AS due, coalesce(sum(p.state = 'kept'), 0) AS kept
     FROM promise p JOIN account a ON a.id = p.account_id
     WHERE p.deleted_at IS NULL AND a.deleted_at IS NULL AND p.due_day BETWEEN ? AND ?`,
    first,
    last,
  )
  const [loops] = read.rows<{ closed: number }>(
    `SELECT count(DISTINCT m.requirement_id) AS closed
     FROM requirement_move m JOIN requirement r ON r.id = m.requirement_id
     WHERE m.deleted_at IS NULL AND r.deleted_at IS NULL AND r.state = 'told' AND m.to_state = 'told'
       AND m.at >= ? AND m.at < ?`,
    context.startOfDay(first),
    context.startOfDay(addDays(last, 1)),
  )
  const visits = countVisits(context, first, last)
  return {
    promisesKept: promises?.kept ?? 0,
    promisesDue: promises?.due ?? 0,
    loopsClosed: loops?.closed ?? 0,
    visitsPlanned: visits.planned,
    visitsDone: visits.done,
  }
}

const namesOfAll = (read: ReadStore): ReadonlyMap<string, string> =>
  new Map(
    read
      .rows<{ id: string; name: string }>('SELECT id, name FROM account WHERE deleted_at IS NULL')
      .map(({ id, name }) => [id, name]),
  )

/** Nobody does more in a day; the rest is counted. */
const shippedRows = 200

export const todayHandlers = {
  /** PLY-2: what is due, ranked and explained by `shared/domain/today`. */
  'today.list': (context, { limit = shippedRows }) => {
    const { read } = context.store
    const today = context.today()
    const linesByAccount = groupedBy(readLivingLines(read), (line) => line.accountId)
    const stakes = new Map<string, AtStake>()
    const stakeOf = (accountId: string | null): AtStake => {
      if (accountId === null) return { arrMinor: 0, arrCurrency: null }
      let stake = stakes.get(accountId)
      if (stake === undefined) {
        const { arrMinor, currency } = accountRevenueOn(linesByAccount.get(accountId) ?? [], today)
        stake = { arrMinor, arrCurrency: currency }
        stakes.set(accountId, stake)
      }
      return stake
    }
    let names: ReadonlyMap<string, string> | undefined
    const { askersForReview } = readSettings(read, context.timeZone)
    const visits = visitsOf(context, today, stakeOf)
    const found = [
      ...dueRows({
        read,
        today,
        now: context.clock.now(),
        stakeOf,
        linesByAccount,
        accountName: (accountId) => (names ??= namesOfAll(read)).get(accountId) ?? '',
        askersForReview,
      }),
      ...ticketClockRows(context, today, stakeOf),
      ...bugClockRows(context, today, stakeOf),
      ...visitsWithoutTrace(context, today, stakeOf),
      ...visitDueRows(context, today, stakeOf),
      ...visits.filter(({ data }) => data['state'] !== 'done'),
    ]
    const rows = withMarks(read, found, today)
    const ranked = rankToday(rows, today)
    const shown = ranked.slice(0, limit)
    const why = explainRanking(shown, today)
    return ok({
      today,
      rows: shown.map(({ urgency, moneyShare, ...row }, index) => ({
        ...row,
        data: { ...row.data, urgency, moneyShare },
        why: why[index] ?? { rank: index + 1, reasons: [], behind: null },
      })),
      total: ranked.length,
      stake: stakeNow(rows, today),
      visits,
      week: readWeek(context),
    })
  },
  ...todayMarkHandlers,
} satisfies Handlers<'today.list' | 'today.snooze' | 'today.handOver'>
