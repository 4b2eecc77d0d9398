import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backupsToKeep, type RetentionItem } from '../../../electron/core/store/retention.ts'

const day = 86_400_000
const start = Date.UTC(2026, 0, 1, 9)
const daily = (count: number): RetentionItem[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `d${index}`,
    at: start + index * day,
    beforeStep: false,
  }))

describe('which backups stay (reliability.md §1)', () => {
  test('SAF-2: after a year of days: 7 days, 4 weeks, 12 months', () => {
    const all = daily(365)
    const kept = backupsToKeep(all)
    const latest = all.toReversed()
    for (const item of latest.slice(0, 7)) expect(kept.has(item.name)).toBe(true)
    // Months that ended: their last day stays.
    for (let month = 1; month <= 11; month += 1) {
      const last = all.findLast((item) => new Date(item.at).getUTCMonth() === month)
      expect(kept.has(last?.name ?? ''), `month ${month}`).toBe(true)
    }
    expect(kept.size).toBeLessThanOrEqual(7 + 4 + 12)
    expect(kept.size).toBeGreaterThanOrEqual(7 + 2 + 11)
  })

  test('SAF-2: the latest always stays, no more than the rule stay, and days without a backup cost nothing', () => {
    const item = fc.record({
      name: fc.uuid(),
      at: fc.integer({ min: start, max: start + 2000 * day }),
      beforeStep: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(item, { selector: (each) => each.name, maxLength: 80 }), (items) => {
        const kept = backupsToKeep(items)
        const latest = items.toSorted((left, right) => right.at - left.at)[0]
        if (latest)
          expect(items.filter((each) => each.at === latest.at).some((each) => kept.has(each.name))).toBe(true)
        expect(kept.size).toBeLessThanOrEqual(7 + 4 + 12 + 3)
        const days = new Set(items.map((each) => Math.floor(each.at / day)))
        expect(kept.size).toBeGreaterThanOrEqual(Math.min(7, days.size))
        // Doing it again removes nothing more.
        const again = backupsToKeep(items.filter((each) => kept.has(each.name)))
        expect([...again].toSorted()).toEqual([...kept].toSorted())
      }),
      { numRuns: 300 },
    )
  })

  test('SAF-2: the three latest made before a step stay whatever their age', () => {
    const old = Array.from({ length: 5 }, (_, index) => ({
      name: `m${index}`,
      at: start - index * 400 * day,
      beforeStep: true,
    }))
    const kept = backupsToKeep([...daily(400), ...old])
    expect(['m0', 'm1', 'm2', 'm3', 'm4'].map((name) => kept.has(name))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
