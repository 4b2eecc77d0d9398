import { daysBetween } from '../../../../shared/kernel/index.ts'
import { groupedBy } from '../references.ts'
import { type DueSources, horizon, type TodayRow, toRow } from './due-row.ts'
import { sumStakes } from './stake.ts'

interface Ask {
  readonly requirement_id: string
  readonly code: string
  readonly title: string
  readonly state: string
  readonly version: string | null
  readonly shipped_on: string | null
  readonly reply_due: string | null
  readonly reply_by: string | null
  readonly ask_id: string
  readonly account_id: string
  readonly account_name: string
}

/** REQ-4, REQ-6: shipped or declined, and somebody who asked has not been told. One row per requirement. */
export function requirements(sources: DueSources): TodayRow[] {
  const asks = sources.read.rows<Ask>(
    `SELECT r.id AS requirement_id, r.code, r.title, r.state, r.version, r.shipped_on, r.reply_due, r.reply_by,
       k.id AS ask_id, k.account_id, a.name AS account_name
     FROM requirement r JOIN requirement_ask k ON k.requirement_id = r.id JOIN account a ON a.id = k.account_id
     WHERE r.deleted_at IS NULL AND k.deleted_at IS NULL AND a.deleted_at IS NULL
       AND r.state IN ('shipped', 'declined') AND k.told_on IS NULL
       AND (r.state = 'shipped' OR r.reply_due IS NULL OR r.reply_due <= ?)
     ORDER BY r.id, k.id`,
    horizon(sources),
  )
  const byRequirement = groupedBy(asks, (ask) => ask.requirement_id)
  return [...byRequirement.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const accounts = new Map(group.map((ask) => [ask.account_id, ask.account_name]))
    const [only] = [...accounts]
    const alone = accounts.size === 1 && only !== undefined
    const data = {
      code: first.code,
      accounts: [...accounts.values()],
      askIds: group.map(({ ask_id: askId }) => askId),
    }
    const shipped = first.state === 'shipped'
    const row = {
      id: first.requirement_id,
      account_id: alone ? only[0] : null,
      account_name: alone ? only[1] : null,
      title: first.title,
      due_day: shipped ? sources.today : (first.reply_due ?? sources.today),
    }
    const stake = sumStakes([...accounts.keys()].map((accountId) => sources.stakeOf(accountId)))
    return [
      shipped
        ? {
            ...toRow(sources, 'requirement_tell', row, 'shipped_not_told', {
              ...data,
              version: first.version,
              shippedOn: first.shipped_on,
              waitingDays:
                first.shipped_on === null ? null : Math.max(0, daysBetween(first.shipped_on, sources.today)),
            }),
            ...stake,
          }
        : {
            ...toRow(sources, 'requirement_reply', row, 'declined_not_told', {
              ...data,
              replyBy: first.reply_by,
            }),
            ...stake,
          },
    ]
  })
}

/** REQ-5: in review, and so many accounts ask for it that it is decided now. */
export function crowds(sources: DueSources): TodayRow[] {
  const asks = sources.read.rows<{ id: string; title: string; code: string; account_id: string }>(
    `SELECT DISTINCT r.id, r.title, r.code, k.account_id
     FROM requirement r JOIN requirement_ask k ON k.requirement_id = r.id JOIN account a ON a.id = k.account_id
     WHERE r.deleted_at IS NULL AND k.deleted_at IS NULL AND a.deleted_at IS NULL AND r.state = 'in_review'
     ORDER BY r.id, k.account_id`,
  )
  return [...groupedBy(asks, ({ id }) => id).values()].flatMap((group) => {
    const [first] = group
    if (first === undefined || group.length < sources.askersForReview) return []
    const row = {
      id: first.id,
      account_id: null,
      account_name: null,
      title: first.title,
      due_day: sources.today,
    }
    return [
      {
        ...toRow(sources, 'crowd', row, 'many_accounts_ask', { code: first.code, accounts: group.length }),
        ...sumStakes(group.map((ask) => sources.stakeOf(ask.account_id))),
      },
    ]
  })
}
