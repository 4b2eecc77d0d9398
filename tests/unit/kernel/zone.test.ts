import fastCheck from 'fast-check'
import { expect, test } from 'vitest'
import { dayInZone, instantInZone, zoneOffsetMinutes } from '../../../shared/kernel/index.ts'

const instant = fastCheck.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2040, 0, 1) })
const zones = ['Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'] as const

/** The zone's wall clock, spelled by a format of its own each time. */
function spelled(instant: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
    instant,
  )
  return Math.round((Date.parse(`${text.replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000) / 60_000)
}

test('the offset of a zone is that of its instant, whatever was asked before', () => {
  fastCheck.assert(
    fastCheck.property(
      fastCheck.array(fastCheck.tuple(instant, fastCheck.constantFrom(...zones), fastCheck.nat(1_500)), {
        minLength: 1,
      }),
      (questions) => {
        for (const [at, zone, later] of questions) {
          expect(zoneOffsetMinutes(at, zone)).toBe(spelled(at, zone))
          expect(zoneOffsetMinutes(at + later, zone)).toBe(spelled(at + later, zone))
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('the second before a clock jumps and the second of the jump differ', () => {
  const jump = Date.UTC(2026, 2, 8, 7)
  expect(zoneOffsetMinutes(jump - 1, 'America/New_York')).toBe(-300)
  expect(zoneOffsetMinutes(jump, 'America/New_York')).toBe(-240)
  expect(zoneOffsetMinutes(jump - 1, 'America/New_York')).toBe(-300)
})

/** Minutes after midnight that the zone's clocks show. */
const minutesOnClock = (at: number, zone: string): number =>
  Math.floor(
    ((((at + zoneOffsetMinutes(at, zone) * 60_000) % 86_400_000) + 86_400_000) % 86_400_000) / 60_000,
  )

test('VIS-1, ACC-9: a time of a day is that time on the clock, also on days when the clocks change', () => {
  // New York sets its clocks back at 2:00 on 2026-11-01 and forward at 2:00 on 2026-03-08.
  expect(instantInZone('2026-11-01', 14 * 60, 'America/New_York')).toBe(Date.UTC(2026, 10, 1, 19))
  expect(instantInZone('2026-03-08', 9 * 60 + 30, 'America/New_York')).toBe(Date.UTC(2026, 2, 8, 13, 30))
  expect(instantInZone('2026-11-26', 9 * 60 + 30, 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 26, 1, 30))
  fastCheck.assert(
    fastCheck.property(instant, fastCheck.constantFrom(...zones), (at, zone) => {
      const minute = Math.floor(at / 60_000) * 60_000
      const back = instantInZone(dayInZone(minute, zone), minutesOnClock(minute, zone), zone)
      // The hour that the clocks show twice is one of the two; every other minute comes back as it was.
      expect(minutesOnClock(back, zone)).toBe(minutesOnClock(minute, zone))
      expect([0, 30 * 60_000, 3_600_000]).toContain(Math.abs(back - minute))
    }),
  )
})
