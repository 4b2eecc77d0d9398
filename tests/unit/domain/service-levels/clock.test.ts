import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  calendarFaults,
  holidaysOf,
  noHolidays,
  officeCalendar,
  pausesOf,
  readClock,
  type ServiceClock,
  shippedHolidays,
  visitCadence,
  warnMinutesOf,
  type WorkingCalendar,
  workingMinutesBetween,
  workingTime,
} from '../../../../shared/domain/service-levels/index.ts'

const minute = 60_000
/** An instant by the Shanghai clock. */
const at = (day: string, hour: number, minutes = 0): number => {
  const [year, month, date] = day.split('-').map(Number)
  return Date.UTC(year ?? 0, (month ?? 1) - 1, date, hour - 8, minutes)
}
const office = workingTime(officeCalendar, holidaysOf('CN', shippedHolidays))
const clock = (changes: Partial<ServiceClock>): ServiceClock => ({
  startedAt: at('2026-11-20', 17),
  stoppedAt: null,
  targetMinutes: 60,
  warnMinutes: 15,
  pauses: [],
  ...changes,
})

describe('ACC-5 the clock of a service level', () => {
  it('ACC-5 an hour promised on Friday at 17:00 is due at 18:00, warns at 17:45, then breaks', () => {
    const reading = (now: number) => readClock(clock({}), office, now)
    expect(reading(at('2026-11-20', 17, 44))).toEqual({
      state: 'running',
      elapsedMinutes: 44,
      remainingMinutes: 16,
      dueAt: at('2026-11-20', 18),
      warnAt: at('2026-11-20', 17, 45),
      yearsWithoutHolidays: [],
    })
    expect(reading(at('2026-11-20', 17, 45)).state).toBe('warning')
    expect(reading(at('2026-11-20', 18)).state).toBe('warning')
    expect(reading(at('2026-11-20', 18, 1))).toMatchObject({ state: 'broken', remainingMinutes: 0 })
    expect(reading(at('2026-11-23', 9, 30))).toMatchObject({ state: 'broken', remainingMinutes: -30 })
  })

  it('ACC-5 stands still over lunch, night, weekend and holidays, and runs on a make-up Saturday', () => {
    // 30 September 2026 is a Wednesday; 1 to 7 October are free; Saturday the 10th is worked.
    const due = (targetMinutes: number) =>
      readClock(clock({ startedAt: at('2026-09-30', 11, 30), targetMinutes }), office, 0).dueAt
    expect(due(30)).toBe(at('2026-09-30', 12))
    expect(due(31)).toBe(at('2026-09-30', 13, 31))
    expect(due(300)).toBe(at('2026-09-30', 18))
    expect(due(301)).toBe(at('2026-10-08', 9, 1))
    expect(due(300 + 2 * 450 + 1)).toBe(at('2026-10-10', 9, 1))
    expect(due(300 + 3 * 450 + 1)).toBe(at('2026-10-12', 9, 1))
  })

  it('ACC-5 pauses while it waits for the customer; nobody knows the end then', () => {
    const started = at('2026-11-18', 9)
    const waiting = pausesOf([
      { at: at('2026-11-18', 9, 20), waitingOn: 'customer' },
      { at: at('2026-11-18', 10), waitingOn: 'us' },
      { at: at('2026-11-18', 10, 10), waitingOn: 'third_party' },
      { at: at('2026-11-18', 10, 20), waitingOn: 'customer' },
    ])
    expect(waiting).toEqual([
      { from: at('2026-11-18', 9, 20), to: at('2026-11-18', 10) },
      { from: at('2026-11-18', 10, 20), to: null },
    ])
    expect(readClock(clock({ startedAt: started, pauses: waiting }), office, at('2026-11-19', 15))).toEqual({
      state: 'paused',
      elapsedMinutes: 40,
      remainingMinutes: 20,
      dueAt: null,
      warnAt: null,
      yearsWithoutHolidays: [],
    })
    const resumed = [...waiting.slice(0, 1), { from: at('2026-11-18', 10, 20), to: at('2026-11-19', 15) }]
    expect(
      readClock(clock({ startedAt: started, pauses: resumed }), office, at('2026-11-19', 15)),
    ).toMatchObject({ state: 'running', dueAt: at('2026-11-19', 15, 20) })
  })

  it('ACC-5 waiting that begins after the break does not mend it', () => {
    const pauses = [{ from: at('2026-11-20', 18, 30), to: null }]
    expect(readClock(clock({ pauses }), office, at('2026-11-23', 10))).toMatchObject({
      state: 'broken',
      dueAt: at('2026-11-20', 18),
      elapsedMinutes: 60,
    })
  })

  test.each([
    [at('2026-11-20', 18), 'met'],
    [at('2026-11-20', 18) + 59_999, 'met'],
    [at('2026-11-20', 18, 1), 'late'],
  ])('ACC-5 stopped at %i: %s', (stoppedAt, state) => {
    expect(readClock(clock({ stoppedAt }), office, at('2026-12-01', 9)).state).toBe(state)
  })

  it('ACC-5 says which years have no holiday data instead of guessing', () => {
    const startedAt = at('2026-12-31', 17, 30)
    expect(readClock(clock({ startedAt }), office, startedAt).yearsWithoutHolidays).toEqual([2027])
    expect(
      readClock(clock({ startedAt, targetMinutes: 30 }), office, startedAt).yearsWithoutHolidays,
    ).toEqual([])
    const plain = workingTime(officeCalendar, noHolidays)
    expect(readClock(clock({ startedAt }), plain, startedAt).yearsWithoutHolidays).toEqual([])
  })

  it('ACC-5 the hour skipped in spring is not worked, the one that comes twice is worked twice', () => {
    const night = (timeZone: string) =>
      workingTime(
        { timeZone, week: Array.from({ length: 7 }, () => [{ from: 0, to: 240 }]), makeUpDay: [] },
        noHolidays,
      )
    const berlin = night('Europe/Berlin')
    const day = (month: number, date: number) => Date.UTC(2026, month - 1, date, 12)
    expect(workingMinutesBetween(berlin, day(3, 28), day(3, 29))).toBe(180)
    expect(workingMinutesBetween(berlin, day(10, 24), day(10, 25))).toBe(300)
    expect(workingMinutesBetween(berlin, day(7, 1), day(7, 2))).toBe(240)
  })

  it('ACC-5 a calendar without hours is a fault, and its clock is never due', () => {
    const empty = { ...officeCalendar, week: [[], [], [], [], [], [], []], makeUpDay: [] }
    expect(calendarFaults(empty)).toEqual(['no_hours'])
    expect(calendarFaults(officeCalendar)).toEqual([])
    expect(calendarFaults({ week: [[{ from: 600, to: 540 }]], makeUpDay: [] })).toEqual([
      'week_not_seven_days',
      'hours_out_of_day',
    ])
    expect(
      calendarFaults({
        ...officeCalendar,
        makeUpDay: [
          { from: 700, to: 800 },
          { from: 540, to: 720 },
        ],
      }),
    ).toEqual(['hours_overlap'])
    expect(readClock(clock({}), workingTime(empty, noHolidays), at('2026-12-01', 9))).toMatchObject({
      state: 'running',
      dueAt: null,
    })
  })

  test.each([
    [60, 25, 15],
    [450, 20, 90],
    [1, 1, 1],
    [100, 0, 1],
  ])('ACC-5 of %i minutes at %i %% it warns with %i left', (target, percent, minutes) => {
    expect(warnMinutesOf(target, percent)).toBe(minutes)
  })

  test.each([
    [30, '2026-11-01', null, '2026-11-20', { state: 'on_track', dueDay: '2026-12-01', daysLeft: 11 }],
    [30, '2026-11-01', null, '2026-11-23', { state: 'soon', dueDay: '2026-12-01', daysLeft: 8 }],
    [30, null, '2026-10-01', '2026-11-20', { state: 'overdue', dueDay: '2026-10-31', daysLeft: -20 }],
    [null, '2026-11-01', null, '2026-11-20', { state: 'none', dueDay: null, daysLeft: null }],
    [30, null, null, '2026-11-20', { state: 'none', dueDay: null, daysLeft: null }],
  ])('ACC-5 visits every %s days, last %s, since %s', (every, last, since, today, expected) => {
    expect(visitCadence(every, last, since, today)).toEqual(expected)
  })
})

/** The peer: asks the wall clock of every single minute, by another road through Intl than the rules take. */
const counter = (calendar: WorkingCalendar, region: string | null) => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: calendar.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: calendar.timeZone, weekday: 'short' })
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  const years = shippedHolidays.filter((year) => year.region === region)
  return (instant: number): boolean => {
    const [day = '', wall = ''] = format.format(instant).split(' ')
    const minutes = Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3))
    let hours = calendar.week[names.indexOf(weekday.format(instant))] ?? []
    if (years.some(({ off }) => off.some(({ first, last }) => first <= day && day <= last))) hours = []
    else if (hours.length === 0 && years.some(({ work }) => work.some((made) => made.day === day)))
      hours = calendar.makeUpDay
    return hours.some(({ from, to }) => from <= minutes && minutes < to)
  }
}

const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 6 })
  .map((marks) => {
    const sorted = marks.toSorted((left, right) => left - right)
    return sorted.flatMap((from, index) => {
      const to = sorted[index + 1]
      return index % 2 === 0 && to !== undefined ? [{ from, to }] : []
    })
  })
const calendars = fc.record({
  timeZone: fc.constantFrom(
    'Asia/Shanghai',
    'Asia/Taipei',
    'Europe/Berlin',
    'America/New_York',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'UTC',
  ),
  week: fc.array(hours, { minLength: 7, maxLength: 7 }),
  makeUpDay: hours,
})
/** Weeks in which clocks change somewhere, and weeks with holidays. */
const starts = fc
  .tuple(
    fc.constantFrom(
      Date.UTC(2026, 2, 7, 12),
      Date.UTC(2026, 2, 28, 12),
      Date.UTC(2026, 3, 3, 12),
      Date.UTC(2026, 8, 5, 0),
      Date.UTC(2026, 8, 25, 0),
      Date.UTC(2026, 9, 3, 0),
      Date.UTC(2026, 9, 24, 12),
      Date.UTC(2026, 9, 31, 12),
      Date.UTC(2026, 1, 13, 0),
      Date.UTC(2025, 8, 26, 0),
    ),
    fc.integer({ min: 0, max: 2 * 1440 * minute }),
  )
  .map(([instant, later]) => instant + later)
const spans = fc.array(fc.tuple(fc.integer({ min: -600, max: 4_000 }), fc.integer({ min: 0, max: 1_500 })), {
  maxLength: 4,
})

describe('ACC-5 against a counter of single minutes', () => {
  it('ACC-5 elapsed, due and state are those of brute force, over clock changes, pauses and holidays', () => {
    fc.assert(
      fc.property(
        calendars,
        fc.constantFrom('CN', 'TW', null),
        starts,
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 0, max: 200 }),
        spans,
        fc.integer({ min: 0, max: 5_000 }),
        fc.boolean(),
        (calendar, region, startedAt, targetMinutes, warnMinutes, waits, after, stopped) => {
          const isWorking = counter(calendar, region)
          const start = Math.floor(startedAt / minute)
          const pauses = waits.map(([from, length], index) => ({
            from: startedAt + from * minute,
            // One of them may be open.
            to: index === 3 ? null : startedAt + (from + length) * minute,
          }))
          const isPaused = (one: number): boolean =>
            pauses.some(
              ({ from, to }) =>
                Math.floor(from / minute) <= one && (to === null || one < Math.floor(to / minute)),
            )
          const end = start + after
          let elapsed = 0
          let due: number | null = null
          let warnAt: number | null = warnMinutes >= targetMinutes ? start : null
          let counted = 0
          for (let one = start; one < start + 5_000; one += 1) {
            if (!isWorking(one * minute) || isPaused(one)) continue
            if (one < end) elapsed += 1
            counted += 1
            if (counted === targetMinutes) due = one + 1
            if (counted === targetMinutes - warnMinutes && warnAt === null) warnAt = one + 1
          }
          const isOver = due !== null && end > due
          const state = stopped
            ? isOver
              ? 'late'
              : 'met'
            : isOver
              ? 'broken'
              : isPaused(end)
                ? 'paused'
                : warnAt !== null && end >= warnAt
                  ? 'warning'
                  : 'running'

          const now = end * minute + 30_000
          const reading = readClock(
            { startedAt, stoppedAt: stopped ? now : null, targetMinutes, warnMinutes, pauses },
            workingTime(calendar, holidaysOf(region, shippedHolidays)),
            now,
          )
          expect(reading.elapsedMinutes).toBe(elapsed)
          expect(reading.remainingMinutes).toBe(targetMinutes - elapsed)
          expect(reading.state).toBe(state)
          if (due !== null) expect(reading.dueAt).toBe(due * minute)
          else expect(reading.dueAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan((start + 5_000) * minute)
          if (warnAt !== null) expect(reading.warnAt).toBe(warnAt * minute)
        },
      ),
      { numRuns: 150 },
    )
  })
})
