import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLiving, type LoggedChange, rowsAsKnown } from '../../../../shared/domain/known/index.ts'

const made = (row: string, value: object, recordedAt: number): LoggedChange => ({
  row,
  type: 'new',
  column: '*',
  value,
  recordedAt,
})
const set = (row: string, column: string, value: unknown, recordedAt: number): LoggedChange => ({
  row,
  type: 'set',
  column,
  value,
  recordedAt,
})

const picture = (rows: ReadonlyMap<string, object>): string =>
  JSON.stringify(['a', 'b', 'c'].map((id) => rows.get(id) ?? null))

describe('VIS-7 rows as they were known', () => {
  const changes = [
    made('a', { name: '岚汀重工', city: '武汉' }, 10),
    set('a', 'city', '深圳', 20),
    set('a', 'deleted_at', 30, 30),
    { row: 'a', type: 'gone', column: '*', value: null, recordedAt: 40 } as const,
  ]

  it('VIS-7 what was written at an instant is known only after it', () => {
    expect(rowsAsKnown(changes, 10).size).toBe(0)
    expect(rowsAsKnown(changes, 11).get('a')).toEqual({ name: '岚汀重工', city: '武汉' })
    expect(rowsAsKnown(changes, 20).get('a')).toMatchObject({ city: '武汉' })
    expect(rowsAsKnown(changes, 21).get('a')).toMatchObject({ city: '深圳' })
  })

  it('VIS-7 a row in the bin is known as such, a row that is gone is not there', () => {
    const binned = rowsAsKnown(changes, 31).get('a')
    expect(binned === undefined ? null : isLiving(binned)).toBe(false)
    expect(rowsAsKnown(changes, 41).has('a')).toBe(false)
  })

  it('VIS-7 a value of a device whose clock is ahead waits until its time', () => {
    const ahead = [
      made('a', { name: '岚汀重工' }, 10),
      set('a', 'name', '新名', 900),
      set('a', 'city', '深圳', 20),
    ]
    expect(rowsAsKnown(ahead, 100).get('a')).toEqual({ name: '岚汀重工', city: '深圳' })
    expect(rowsAsKnown(ahead, 901).get('a')).toEqual({ name: '新名', city: '深圳' })
  })

  it('VIS-7 the state at any instant is what was there when everything before it had been written', () => {
    const step = fc.record({
      row: fc.constantFrom('a', 'b', 'c'),
      column: fc.constantFrom('name', 'city', 'deleted_at'),
      value: fc.option(fc.nat(5), { nil: null }),
      wait: fc.nat(3),
      type: fc.constantFrom('new' as const, 'set' as const, 'set' as const, 'set' as const, 'gone' as const),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        // A store written by hand, photographed after each step.
        const live = new Map<string, Record<string, unknown>>()
        const pictures: { readonly at: number; readonly rows: string }[] = []
        const log: LoggedChange[] = []
        let now = 1
        for (const { row, column, value, wait, type } of steps) {
          now += wait
          const known = live.get(row)
          if (type === 'new' && known === undefined) {
            live.set(row, { name: value })
            log.push(made(row, { name: value }, now))
          } else if (type === 'set' && known !== undefined) {
            known[column] = value
            log.push(set(row, column, value, now))
          } else if (type === 'gone' && known !== undefined) {
            live.delete(row)
            log.push({ row, type, column: '*', value: null, recordedAt: now })
          }
          pictures.push({ at: now, rows: picture(live) })
        }
        for (const [index, { at, rows }] of pictures.entries())
          if (pictures[index + 1]?.at !== at) expect(picture(rowsAsKnown(log, at + 1))).toBe(rows)
      }),
    )
  })
})
