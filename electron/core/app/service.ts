import { toTier } from '../../../shared/domain/journey/index.ts'
import { calendarFaults, holidayFaults, visitCadence } from '../../../shared/domain/service-levels/index.ts'
import { cadenceStart } from '../../../shared/domain/visit/index.ts'
import { ok } from '../../../shared/kernel/index.ts'
import { readLastVisits } from './accounts/last-visits.ts'
import { type Handlers, notFound, refuse } from './context.ts'
import {
  calendarRecords,
  calendarsInForce,
  holidayRecords,
  holidaysInForce,
  levelRecord,
  readServiceRules,
  serviceLevels,
} from './service/settings.ts'
import { readCadences } from './tiers/cadences.ts'

export const serviceHandlers = {
  'service.settings': (context) => {
    const { read } = context.store
    const calendars = calendarsInForce(read)
    const holidays = holidaysInForce(read)
    const thisYear = Number(context.today().slice(0, 4))
    const regions = new Set(calendars.flatMap(({ region }) => (region === null ? [] : [region])))
    return ok({
      levels: serviceLevels(read),
      calendars,
      holidays,
      unknown: [...regions].flatMap((region) =>
        [thisYear, thisYear + 1]
          .filter((year) => !holidays.some((each) => each.region === region && each.year === year))
          .map((year) => ({ region, year })),
      ),
    })
  },

  'service.saveLevel': (context, { tier, level }) =>
    context.change({ name: 'service.saveLevel', label: { tier } }, (write) => {
      const record = levelRecord(write, tier)
      if (record === undefined) {
        write.insert('service_level', { tier, ...level })
        return ok({ actionId: write.actionId })
      }
      return ok({ actionId: write.update('service_level', record.id, level) ? write.actionId : null })
    }),

  'calendar.save': (context, { code, ...calendar }) => {
    const name = calendar.name?.trim() || null
    return context.change({ name: 'calendar.save', label: { name: name ?? code ?? '' } }, (write) => {
      const faults = calendarFaults(calendar)
      if (faults.length > 0)
        return refuse('calendar_faulty', 'the calendar cannot be counted with', { faults })
      const own = code ?? write.newId()
      const record = calendarRecords(write, own).at(-1)
      const values = { ...calendar, name }
      if (record === undefined) {
        write.insert('work_calendar', { code: own, ...values })
        return ok({ code: own, actionId: write.actionId })
      }
      const changed = write.update('work_calendar', record.id, values)
      return ok({ code: own, actionId: changed ? write.actionId : null })
    })
  },

  'calendar.remove': (context, { code }) => {
    // Of a shipped one only the changes go: the shipped one holds again.
    const isShipped = calendarsInForce(context.store.read).find((each) => each.code === code)?.isShipped
    const name = isShipped === true ? 'calendar.restore' : 'calendar.remove'
    return context.change({ name, label: {} }, (write) => {
      const records = calendarRecords(write, code)
      if (records.length === 0) return notFound('work_calendar', code)
      for (const { id } of records) write.remove('work_calendar', id)
      return ok({ actionId: write.actionId })
    })
  },

  'holiday.save': (context, holidays) => {
    const { region, year } = holidays
    return context.change({ name: 'holiday.save', label: { region, year: String(year) } }, (write) => {
      const faults = holidayFaults(holidays)
      if (faults.length > 0)
        return refuse('holidays_faulty', 'clocks cannot count with these days', { faults })
      const record = holidayRecords(write, region, year).at(-1)
      if (record === undefined) {
        write.insert('holiday_year', holidays)
        return ok({ actionId: write.actionId })
      }
      return ok({ actionId: write.update('holiday_year', record.id, holidays) ? write.actionId : null })
    })
  },

  'holiday.remove': (context, { region, year }) => {
    const isShipped = holidaysInForce(context.store.read).find(
      (each) => each.region === region && each.year === year,
    )?.isShipped
    const name = isShipped === true ? 'holiday.restore' : 'holiday.remove'
    return context.change({ name, label: { region, year: String(year) } }, (write) => {
      const records = holidayRecords(write, region, year)
      if (records.length === 0) return notFound('holiday_year', `${region}/${year}`)
      for (const { id } of records) write.remove('holiday_year', id)
      return ok({ actionId: write.actionId })
    })
  },

  'account.setCalendar': (context, { id, calendar }) => {
    const name = context.store.read.record('account', id)?.name ?? ''
    return context.change({ name: 'account.setCalendar', label: { name } }, (write) => {
      if (write.record('account', id) === undefined) return notFound('account', id)
      return ok({ actionId: write.update('account', id, { calendar }) ? write.actionId : null })
    })
  },

  'service.account': (context, { accountId }) => {
    const { read } = context.store
    const account = read.record('account', accountId)
    if (account === undefined) return notFound('account', accountId)
    const rules = readServiceRules(read)
    const tier = toTier(account.tier)
    const level = rules.levelOf(tier)
    const {
      isShipped: _shipped,
      isChanged: _changed,
      ...calendar
    } = rules.calendarFor(account.calendar, level)
    const [last] = readLastVisits(read, context.clock.now(), accountId)
    return ok({
      tier,
      level,
      ownCalendar: account.calendar,
      calendar,
      cadence: visitCadence(
        tier === null ? null : (readCadences(read).get(tier) ?? null),
        last === undefined ? null : context.dayOf(last.at),
        cadenceStart(account.signupDay, context.dayOf(account.createdAt)),
        context.today(),
      ),
    })
  },
} satisfies Handlers<
  | 'service.settings'
  | 'service.saveLevel'
  | 'calendar.save'
  | 'calendar.remove'
  | 'holiday.save'
  | 'holiday.remove'
  | 'account.setCalendar'
  | 'service.account'
>
