import fastCheck from 'fast-check'
import { expect, test } from 'vitest'
import { zoneOffsetMinutes } from '../../../shared/kernel/index.ts'

const zones = ['Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'] as const

/** The zone's wall clock, spelled by a format of its own each time. */
function spelled(instant: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
    instant,
  )
  return Math.round((Date.parse(`${text.replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000) / 60_000)
}

test('the offset of a zone is that of its instant, whatever was asked before', () => {
  const instant = fastCheck.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2040, 0, 1) })
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
