import { holidayYear, workCalendar } from '../../../../../shared/contract/index.ts'
import { hoursToText, offToText, workToText } from '../../../../../shared/domain/service-levels/index.ts'
import type { StoredRow } from '../table.ts'
import type { ExportWords } from '../words.ts'
import {
  accountColumns,
  accountSelect,
  choice,
  day,
  instant,
  key,
  number,
  structure,
  text,
} from './columns.ts'
import { isNewestOf, ofNoAccount, sqlTable } from './sql-table.ts'

/** SQL for the name that the workspace gave the calendar of a code; null: the shipped one, or none. */
export const calendarNameSql = (code: string): string =>
  `(SELECT c.name FROM work_calendar c WHERE c.code = ${code} AND c.deleted_at IS NULL
    ORDER BY c.created_at DESC, c.id DESC LIMIT 1)`

/** A calendar's own name, else the product's word for a shipped one. */
export const calendarNameOf = (
  name: StoredRow[string] | undefined,
  code: StoredRow[string] | undefined,
  words: ExportWords,
): string | null =>
  typeof name === 'string' ? name : typeof code === 'string' ? words.value('calendar', code) : null

/** ACC-5: while the clocks of a ticket stood still, and why. */
export const ticketWaitsTable = sqlTable({
  title: 'ticket_waits',
  columns: [
    text('ticket'),
    text('ticketCode'),
    ...accountColumns,
    choice('kind', 'ticketPause', 'pauseKind'),
    instant('from', 'pausedFrom'),
    instant('to', 'pausedTo'),
    text('reason', 'pauseText'),
    key('ticketRecordId'),
  ],
  select: `t.title AS ticket, t.code AS ticketCode, ${accountSelect}, x.kind, x.from_at AS "from", x.to_at AS "to",
    x.reason, t.id AS ticketRecordId`,
  from: `FROM ticket_wait x JOIN ticket t ON t.id = x.ticket_id JOIN account a ON a.id = t.account_id
    WHERE x.deleted_at IS NULL AND t.deleted_at IS NULL AND a.deleted_at IS NULL`,
  id: 'x.id',
  order: 'x.from_at, x.id',
  ofAccount: 't.account_id = ?',
})

/** ACC-5: what the workspace promises instead of what is shipped. */
export const serviceLevelsTable = sqlTable({
  title: 'service_levels',
  columns: [
    choice('tier', 'tier', 'ofTier'),
    number('firstResponseMinutes', 'promisedResponse'),
    number('solutionMinutes', 'promisedSolution'),
    number('visitEveryDays', 'promisedVisits'),
    number('warnPercent'),
    text('calendarName', 'workCalendar'),
    key('calendar'),
  ],
  select: `x.tier, x.first_response_minutes AS firstResponseMinutes, x.solution_minutes AS solutionMinutes,
    x.visit_every_days AS visitEveryDays, x.warn_percent AS warnPercent, x.calendar,
    ${calendarNameSql('x.calendar')} AS calendarName`,
  from: `FROM service_level x WHERE x.deleted_at IS NULL AND ${isNewestOf('service_level', 'tier')}`,
  id: 'x.id',
  order: `CASE x.tier WHEN 'large' THEN 1 WHEN 'mid' THEN 2 ELSE 3 END, x.id`,
  ofAccount: ofNoAccount,
  say: ({ calendarName, calendar }, words) => ({
    calendarName: calendarNameOf(calendarName, calendar, words),
  }),
})

const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const parsed = (value: StoredRow[string] | undefined): unknown =>
  typeof value === 'string' ? (JSON.parse(value) as unknown) : null

/** ACC-5: calendars that the workspace made or changed, with the hours of each day. */
export const workCalendarsTable = sqlTable({
  title: 'work_calendars',
  columns: [
    text('name', 'calendarName'),
    text('timeZone'),
    choice('region', 'region', 'holidaysOf'),
    ...weekDays.map((name) => text(name)),
    text('makeUp'),
    key('code'),
    structure('week'),
    structure('makeUpDay'),
  ],
  select: `x.name, x.time_zone AS timeZone, x.region, x.code, x.week, x.make_up_day AS makeUpDay`,
  from: `FROM work_calendar x WHERE x.deleted_at IS NULL AND ${isNewestOf('work_calendar', 'code')}`,
  id: 'x.id',
  order: 'x.created_at, x.id',
  ofAccount: ofNoAccount,
  say(row, words) {
    const week = workCalendar.shape.week.safeParse(parsed(row['week']))
    const makeUp = workCalendar.shape.makeUpDay.safeParse(parsed(row['makeUpDay']))
    return {
      name: calendarNameOf(row['name'], row['code'], words),
      ...Object.fromEntries(
        weekDays.map((name, index) => [name, hoursToText((week.success && week.data[index]) || [])]),
      ),
      makeUp: hoursToText(makeUp.success ? makeUp.data : []),
    }
  },
})

/** ACC-5: years of holidays that the workspace entered or changed, in the lines they are typed in. */
export const holidayYearsTable = sqlTable({
  title: 'holiday_years',
  columns: [
    choice('region', 'region', 'holidayRegion'),
    number('year'),
    text('daysOff'),
    text('daysWorked'),
    text('source'),
    day('announcedOn'),
    structure('off'),
    structure('work'),
  ],
  select: 'x.region, x.year, x.source, x.announced_on AS announcedOn, x.off, x.work',
  from: `FROM holiday_year x WHERE x.deleted_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM holiday_year later WHERE later.region = x.region AND later.year = x.year
      AND later.deleted_at IS NULL AND (later.created_at, later.id) > (x.created_at, x.id))`,
  id: 'x.id',
  order: 'x.region, x.year, x.id',
  ofAccount: ofNoAccount,
  say({ off, work }, words) {
    const free = holidayYear.shape.off.safeParse(parsed(off))
    const worked = holidayYear.shape.work.safeParse(parsed(work))
    const named = <Days extends { readonly name: string }>(days: Days): Days => ({
      ...days,
      name: words.value('holidayName', days.name),
    })
    return {
      daysOff: free.success ? offToText(free.data.map(named)) : null,
      daysWorked: worked.success ? workToText(worked.data.map(named)) : null,
    }
  },
})
