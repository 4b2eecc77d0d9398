import { questionsOf, settleQuestions } from '../../../shared/domain/questions/index.ts'
import { byPressing, cadenceStart, visitDueDay } from '../../../shared/domain/visit/index.ts'
import { toStage, toTier } from '../../../shared/domain/journey/index.ts'
import { addDays, ok } from '../../../shared/kernel/index.ts'
import { readLastVisits } from './accounts/last-visits.ts'
import { readAccountRows } from './accounts/rows.ts'
import type { RowOf } from '../store/index.ts'
import { readAnswers } from './briefs/debt.ts'
import { readKnown } from './briefs/known.ts'
import { type CallContext, type Handlers, refuse } from './context.ts'
import { groupedBy, missingReference } from './references.ts'
import { readSettings } from './settings.ts'
import { readCadences } from './tiers/cadences.ts'
import { toVisitRows } from './visits/rows.ts'

/** Those who left are not called upon by cadence. */
function dueOf(
  account: Called,
  lastVisitDay: string | null,
  cadence: ReadonlyMap<string, number | null>,
  dayOf: CallContext['dayOf'],
): string | null {
  const tier = toTier(account.tier)
  return toStage(account.stage) === 'churned' || account.churned_flag === 1
    ? null
    : visitDueDay(
        lastVisitDay,
        cadenceStart(account.signup_day, dayOf(account.created_at)),
        tier === null ? null : (cadence.get(tier) ?? null),
      )
}

/** What is asked of every account, so that each city says how many wait for a visit. */
type Called = Pick<
  RowOf<'account'>,
  'id' | 'city' | 'stage' | 'churned_flag' | 'tier' | 'signup_day' | 'created_at'
>

/** What `trim()` of a text takes away, the wide space of Chinese input among it; SQL's own takes spaces alone. */
const blanks = 'char(32, 9, 10, 13, 160, 12288)'

function visitsBetween({ store, startOfDay }: CallContext, city: string, from: string, to: string) {
  const { read } = store
  const rows = read.rows<{ id: string }>(
    `SELECT v.id FROM visit v JOIN account a ON a.id = v.account_id
     WHERE v.deleted_at IS NULL AND a.deleted_at IS NULL AND trim(a.city, ${blanks}) = ? AND v.cancelled_reason IS NULL
       AND v.planned_start >= ? AND v.planned_start < ?
     ORDER BY v.planned_start, v.id`,
    city,
    startOfDay(from),
    startOfDay(addDays(to, 1)),
  )
  return toVisitRows(
    read,
    rows.flatMap(({ id }) => read.record('visit', id) ?? []),
  )
}

/** ACC-9: accounts by city, and the visits of one trip. */
export const tripsHandlers = {
  'trip.view': (context, { city, from, to }) => {
    const { read } = context.store
    const today = context.today()
    const cadence = readCadences(read)
    const lastVisits = new Map(
      readLastVisits(read, context.clock.now()).map(({ id, at }) => [id, context.dayOf(at)]),
    )
    const inCities = read
      .rows<Called>(
        `SELECT id, city, stage, churned_flag, tier, signup_day, created_at FROM account
         WHERE deleted_at IS NULL AND city IS NOT NULL`,
      )
      .flatMap((account) => {
        const place = (account.city ?? '').trim()
        const dueDay = dueOf(account, lastVisits.get(account.id) ?? null, cadence, context.dayOf)
        return place === '' ? [] : [{ id: account.id, place, dueDay }]
      })
    const cities = [...groupedBy(inCities, ({ place }) => place)]
      .map(([name, there]) => ({
        city: name,
        accounts: there.length,
        due: there.filter(({ dueDay }) => dueDay !== null && dueDay <= today).length,
      }))
      .sort((left, right) => right.accounts - left.accounts || (left.city < right.city ? -1 : 1))
    if (city === null) return ok({ cities, accounts: [], visits: [] })
    const dueDays = new Map(
      inCities.filter(({ place }) => place === city).map(({ id, dueDay }) => [id, dueDay]),
    )
    const ids = [...dueDays.keys()]
    const there = readAccountRows(read, context, ids).map((row) => ({
      ...row,
      dueDay: dueDays.get(row.id) ?? null,
    }))
    const known = readKnown(context, ids)
    const answers = readAnswers(read, ids)
    const next = new Map(
      read
        .rows<{ id: string; at: number }>(
          `SELECT account_id AS id, min(planned_start) AS at FROM visit
           WHERE deleted_at IS NULL AND cancelled_reason IS NULL AND checked_in_at IS NULL AND planned_start >= ?
             AND account_id IN (SELECT value FROM json_each(?)) GROUP BY account_id`,
          context.startOfDay(today),
          JSON.stringify(ids),
        )
        .map(({ id, at }) => [id, at]),
    )
    const questionsOpen = (id: string): number => {
      const account = known.get(id)
      if (account === undefined) return 0
      const { open } = settleQuestions(questionsOf(account.known, today), answers.get(id) ?? [], today)
      return open.length
    }
    return ok({
      cities,
      accounts: there
        .toSorted(byPressing(readSettings(read, context.timeZone).currency))
        .map(({ id, name, tier, stage, arrMinor, arrCurrency, lastVisitDay, dueDay }) => ({
          id,
          name,
          tier,
          stage,
          arrMinor,
          arrCurrency,
          lastVisitDay,
          dueDay,
          openQuestions: questionsOpen(id),
          nextVisitAt: next.get(id) ?? null,
        })),
      visits: visitsBetween(context, city, from, to),
    })
  },

  'trip.plan': (context, { visits }) => {
    if (visits.some(({ plannedStart, plannedEnd }) => plannedEnd < plannedStart))
      return refuse('ends_before_start', 'a visit cannot end before it begins')
    return context.change({ name: 'trip.plan', label: { count: visits.length } }, (write) => {
      const ids: string[] = []
      for (const { accountId, title, ...visit } of visits) {
        const missing = missingReference(write, { account: accountId })
        if (missing !== null) return missing
        const id = write.insert('visit', { accountId, title: title.trim(), ...visit })
        write.insert('visit_attendee', { visitId: id, personId: null, name: write.user, side: 'ours' })
        ids.push(id)
      }
      return ok({ ids, actionId: write.actionId })
    })
  },
} satisfies Handlers<'trip.view' | 'trip.plan'>
