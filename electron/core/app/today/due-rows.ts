import type { CallOutput } from '../../../../shared/contract/index.ts'
import { toTier } from '../../../../shared/domain/journey/index.ts'
import { isRenewed, renewalStartDay } from '../../../../shared/domain/renewal/index.ts'
import {
  annualValueMinor,
  defaultRetentionSwitches,
  isActiveOn,
} from '../../../../shared/domain/revenue/index.ts'
import { daysAhead, dueReason, overdueDays, windowJustOpened } from '../../../../shared/domain/today/index.ts'
import { launchAlarms } from '../../../../shared/domain/value/index.ts'
import { addDays, type Day, daysBetween, spanDays } from '../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../store/index.ts'
import type { LivingLine } from '../contracts/lines.ts'
import { groupedBy } from '../references.ts'
import { readValueClocks } from '../value/clocks.ts'
import { readLaunchLimits } from '../value/launch-limits.ts'

export type TodayRow = CallOutput<'today.list'>['visits'][number]

/** Money that stands behind an account. */
export interface AtStake {
  readonly arrMinor: number
  readonly arrCurrency: string | null
}

export interface DueSources {
  readonly read: ReadStore
  readonly today: Day
  readonly now: number
  /** ARR of an account as of today. */
  readonly stakeOf: (accountId: string | null) => AtStake
  readonly linesByAccount: ReadonlyMap<string, readonly LivingLine[]>
  readonly accountName: (accountId: string) => string
  /** So many accounts are a crowd (REQ-5). */
  readonly askersForReview: number
}

/** An overdue launch is on the list for so many days. */
const launchNewsDays = 180

/** A draft that nobody has touched for so long is not being typed right now. */
const draftRestsMs = 5 * 60_000

interface Due {
  readonly id: string
  readonly account_id: string | null
  readonly account_name: string | null
  readonly title: string
  readonly due_day: string | null
}

function toRow<Row extends Due>(
  { today, stakeOf }: DueSources,
  kind: TodayRow['kind'],
  row: Row,
  reason: string,
  data: Readonly<Record<string, unknown>>,
): TodayRow {
  return {
    kind,
    id: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    title: row.title,
    dueDay: row.due_day,
    at: null,
    overdueDays: overdueDays(row.due_day, today),
    ...stakeOf(row.account_id),
    reason,
    data,
    owner: null,
  }
}

const horizon = ({ today }: DueSources): Day => addDays(today, daysAhead)

/** REQ-11: open promises, overdue or due within the days looked ahead. */
function promises(sources: DueSources): TodayRow[] {
  const rows = sources.read.rows<
    Due & { kind: string; by_name: string; to_name: string | null; made_on: string }
  >(
    `SELECT p.id, p.account_id, a.name AS account_name, p.title, p.due_day, p.kind, p.by_name, p.to_name, p.made_on
     FROM promise p JOIN account a ON a.id = p.account_id
     WHERE p.deleted_at IS NULL AND a.deleted_at IS NULL AND p.state = 'open' AND p.due_day <= ?`,
    horizon(sources),
  )
  return rows.map((row) =>
    toRow(sources, 'promise', row, dueReason('promise', row.due_day, sources.today), {
      promiseKind: row.kind,
      byName: row.by_name,
      toName: row.to_name,
      madeOn: row.made_on,
    }),
  )
}

/** Open tasks: due, or without a date, unless put off until later. */
function tasks(sources: DueSources): TodayRow[] {
  const rows = sources.read.rows<
    Due & {
      kind: string
      owner: string | null
      left_on: string | null
      person_name: string | null
      role: string | null
    }
  >(
    `SELECT t.id, t.account_id, a.name AS account_name, t.title, t.due_day, t.kind, t.owner, p.left_on,
       p.name AS person_name, p.role
     FROM task t LEFT JOIN account a ON a.id = t.account_id
       LEFT JOIN person p ON t.source_kind = 'person' AND p.id = t.source_id
     WHERE t.deleted_at IS NULL AND (t.account_id IS NULL OR a.deleted_at IS NULL) AND t.state = 'open'
       AND (t.due_day IS NULL OR t.due_day <= ?) AND (t.snoozed_until IS NULL OR t.snoozed_until <= ?)`,
    horizon(sources),
    sources.today,
  )
  return rows.map((row) => ({
    ...toRow(
      sources,
      'task',
      row,
      row.kind === 're_sell' ? 'key_person_left' : dueReason('task', row.due_day, sources.today),
      {
        taskKind: row.kind,
        owner: row.owner,
        personName: row.person_name,
        personRole: row.role,
        leftOn: row.left_on,
      },
    ),
    owner: row.owner,
  }))
}

/** VAL-1: reached and not signed yet, or due and not reached. */
function firstValues(sources: DueSources): TodayRow[] {
  const rows = sources.read.rows<
    Due & { target: string | null; current: string | null; unit: string | null; reached_on: string | null }
  >(
    `SELECT f.id, f.account_id, a.name AS account_name, f.statement AS title, f.due_day, f.target, f.current, f.unit,
       f.reached_on
     FROM first_value f JOIN account a ON a.id = f.account_id
     WHERE f.deleted_at IS NULL AND a.deleted_at IS NULL AND f.signed_on IS NULL
       AND (f.reached_on IS NOT NULL OR f.due_day <= ?)`,
    horizon(sources),
  )
  return rows.map((row) => {
    const { reached_on: reachedOn, target, current, unit } = row
    const data = { reachedOn, target, current, unit }
    return reachedOn === null
      ? toRow(sources, 'first_value', row, dueReason('first_value', row.due_day, sources.today), data)
      : // What is reached waits for one signature: that can be asked for today.
        toRow(sources, 'first_value', { ...row, due_day: sources.today }, 'first_value_to_sign', {
          ...data,
          dueDay: row.due_day,
          waitingDays: Math.max(0, daysBetween(reachedOn, sources.today)),
        })
  })
}

function milestones(sources: DueSources): TodayRow[] {
  const rows = sources.read.rows<
    Due & { kind: string; waiting_on: string | null; waiting_since: string | null }
  >(
    `SELECT m.id, m.account_id, a.name AS account_name, m.title, m.due_day, m.kind, m.waiting_on, m.waiting_since
     FROM milestone m JOIN account a ON a.id = m.account_id
     WHERE m.deleted_at IS NULL AND a.deleted_at IS NULL AND m.reached_on IS NULL AND m.due_day <= ?`,
    horizon(sources),
  )
  return rows.map((row) =>
    toRow(sources, 'milestone', row, dueReason('milestone', row.due_day, sources.today), {
      milestoneKind: row.kind,
      waitingOn: row.waiting_on,
      waitingSince: row.waiting_since,
    }),
  )
}

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

/** Each account's money once, in the currency of most; money in other currencies is not added. */
export function sumStakes(stakes: readonly AtStake[]): AtStake {
  const sums = new Map<string, { count: number; minor: number }>()
  for (const { arrCurrency, arrMinor } of stakes) {
    if (arrCurrency === null) continue
    const sum = sums.get(arrCurrency) ?? { count: 0, minor: 0 }
    sums.set(arrCurrency, { count: sum.count + 1, minor: sum.minor + arrMinor })
  }
  const [most] = [...sums].sort(
    ([leftName, left], [rightName, right]) =>
      right.count - left.count || right.minor - left.minor || (leftName < rightName ? -1 : 1),
  )
  return most === undefined
    ? { arrMinor: 0, arrCurrency: null }
    : { arrMinor: most[1].minor, arrCurrency: most[0] }
}

/** REQ-4, REQ-6: shipped or declined, and somebody who asked has not been told. One row per requirement. */
function requirements(sources: DueSources): TodayRow[] {
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

/** REN-2: accounts whose renewal window opened today or within the last 14 days, and that have not renewed yet. */
function renewals(sources: DueSources): TodayRow[] {
  const { today, linesByAccount, accountName } = sources
  return [...linesByAccount].flatMap(([accountId, lines]) => {
    const opened = lines.flatMap((line) => {
      const { fromDay, toDay } = line
      if (toDay === null || !isActiveOn(line, today)) return []
      const renewalStart = renewalStartDay({ fromDay, toDay })
      if (
        !windowJustOpened(renewalStart, today) ||
        isRenewed(line, lines, defaultRetentionSwitches.graceDays)
      )
        return []
      return [{ line, fromDay, toDay, renewalStart }]
    })
    opened.sort((left, right) => (left.toDay < right.toDay ? -1 : left.toDay > right.toDay ? 1 : 0))
    const [first] = opened
    if (first === undefined) return []
    const sameCurrency = opened.filter(({ line }) => line.currency === first.line.currency)
    const row = {
      id: first.line.id,
      account_id: accountId,
      account_name: accountName(accountId),
      title: first.line.product ?? '',
      due_day: first.renewalStart < today ? today : first.renewalStart,
    }
    return [
      toRow(sources, 'renewal', row, 'renewal_window', {
        renewalStart: first.renewalStart,
        termFrom: first.fromDay,
        termTo: first.toDay,
        termDays: spanDays(first.fromDay, first.toDay),
        daysLeft: daysBetween(today, first.toDay),
        lines: opened.length,
        linesArrMinor: sameCurrency.reduce((sum, { line }) => sum + (annualValueMinor(line) ?? 0), 0),
        linesCurrency: first.line.currency,
      }),
    ]
  })
}

/** Typed and never made a revision, and nobody is typing now: the words wait to be kept. */
function drafts(sources: DueSources): TodayRow[] {
  const rows = sources.read.rows<Due & { updated_at: number; never_saved: number; characters: number }>(
    `SELECT n.id, n.account_id, a.name AS account_name, n.title, NULL AS due_day, d.updated_at,
       n.head_count = 0 AS never_saved, length(d.body) AS characters
     FROM draft d JOIN note n ON n.id = d.note_id LEFT JOIN account a ON a.id = n.account_id
     WHERE n.deleted_at IS NULL AND (n.account_id IS NULL OR a.deleted_at IS NULL) AND d.updated_at <= ?
       AND d.body <> n.body`,
    sources.now - draftRestsMs,
  )
  return rows.map((row) => ({
    ...toRow(
      sources,
      'draft',
      { ...row, due_day: sources.today },
      row.never_saved === 1 ? 'draft_never_saved' : 'draft_unsaved',
      { characters: row.characters },
    ),
    at: row.updated_at,
  }))
}

/** VAL-6: what of a launch is late or soon will be, by the days of the account's tier; the earlier limit only. */
function launches(sources: DueSources): TodayRow[] {
  const { read, today, accountName } = sources
  const tiers = new Map(
    read
      .rows<{ id: string; tier: string | null; live: string | null }>(
        `SELECT a.id, a.tier, (SELECT min(m.reached_on) FROM milestone m WHERE m.account_id = a.id
           AND m.deleted_at IS NULL AND m.kind = 'go_live') AS live
         FROM account a WHERE a.deleted_at IS NULL`,
      )
      .map((account) => [account.id, account]),
  )
  const limitsOf = readLaunchLimits(read)
  return readValueClocks(read).flatMap(({ id, signedOn, signedOffOn, leftOn }) => {
    const account = tiers.get(id)
    // An account without a tier is watched with the widest limits: nobody said that it must be quicker.
    const limits = limitsOf.get(toTier(account?.tier ?? null) ?? 'large')
    if (limits === undefined) return []
    const facts = { signedOn, goLiveOn: account?.live ?? null, firstValueOn: signedOffOn, leftOn }
    const [alarm] = launchAlarms(facts, limits, today)
    // Imported customers of years ago were never measured: an alarm that old is history, not news.
    if (alarm === undefined || -alarm.daysLeft > launchNewsDays) return []
    const { about, state, limit, dayNumber, dueDay } = alarm
    const name = accountName(id)
    const row = { id, account_id: id, account_name: name, title: name, due_day: dueDay }
    return [toRow(sources, 'launch_alarm', row, `launch_${about}_${state}`, { limit, dayNumber })]
  })
}

/** REQ-5: in review, and so many accounts ask for it that it is decided now. */
function crowds(sources: DueSources): TodayRow[] {
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

/** Everything that is due, in no order yet. */
export const dueRows = (sources: DueSources): TodayRow[] =>
  [promises, tasks, firstValues, milestones, requirements, renewals, drafts, launches, crowds].flatMap(
    (find) => find(sources),
  )
