import fastCheck from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packTables, unpackTables } from '../../shared/rpc/tables.ts'

const overTheSeam = (value: unknown): unknown => {
  const message = JSON.parse(JSON.stringify(packTables(value))) as ReturnType<typeof packTables>
  return unpackTables(message.value, message.tables)
}

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `a${index}`, name: null, tags: ['KA'], minor: index }))

describe('lists of an answer cross as tables', () => {
  it('says the names of the columns once', () => {
    const packed = packTables({ today: '2026-11-26', rows: rowsOf(200) })
    expect(packed.tables).toEqual([
      { field: 'rows', columns: ['id', 'name', 'tags', 'minor'], same: { name: null } },
    ])
    expect((packed.value as { rows: unknown[] }).rows[7]).toEqual(['a7', ['KA'], 7])
    expect(JSON.stringify(packed).match(/minor/g)).toHaveLength(1)
    expect(overTheSeam({ today: '2026-11-26', rows: rowsOf(200) })).toEqual({
      today: '2026-11-26',
      rows: rowsOf(200),
    })
  })

  it('tells what all rows share once, whatever it is', () => {
    const rows = Array.from({ length: 100 }, () => ({ id: 'x', no: null, yes: true, none: 0, text: '' }))
    expect(packTables({ rows }).value).toEqual({ rows: rows.map(() => []) })
    expect(overTheSeam({ rows })).toEqual({ rows })
  })

  it('tells a list or record without entries once, and nobody can change what all rows share', () => {
    const rows = Array.from({ length: 100 }, (_, id) => ({
      id,
      tags: [],
      custom: {},
      mixed: id === 7 ? {} : [],
    }))
    const packed = packTables({ rows })
    expect(packed.tables?.[0]?.same).toEqual({ tags: [], custom: {} })
    const unpacked = overTheSeam({ rows }) as { rows: { tags: string[] }[] }
    expect(unpacked).toEqual({ rows })
    expect(() => unpacked.rows[0]?.tags.push('KA')).toThrow(TypeError)
  })

  it('takes NaN and −0 as JSON does', () => {
    const rows = Array.from({ length: 100 }, (_, id) => ({
      id,
      not: Number.NaN,
      zero: id % 2 === 0 ? 0 : -0,
    }))
    expect(overTheSeam({ rows })).toEqual(JSON.parse(JSON.stringify({ rows })))
  })

  it('leaves the answer itself as it was: a handler may keep it', () => {
    const answer = { rows: rowsOf(200) }
    packTables(answer)
    expect(answer).toEqual({ rows: rowsOf(200) })
  })

  it.each([
    ['a row lacks a field', [...rowsOf(150), { id: 'last' }]],
    ['a row has one more', [...rowsOf(150), { ...rowsOf(1)[0], more: 1 }]],
    ['a row has other names', [...rowsOf(150), { id: '1', name: null, tags: [], other: 1 }]],
    ['a row is no object', [...rowsOf(150), null]],
    ['a value is undefined, which JSON drops', [...rowsOf(150), { ...rowsOf(1)[0], minor: undefined }]],
    ['the list is short', rowsOf(3)],
    ['rows without fields', Array.from({ length: 150 }, () => ({}))],
  ])('sends a list as it is where %s', (_, rows) => {
    expect(packTables({ rows }).tables).toBeUndefined()
    expect(overTheSeam({ rows })).toEqual(JSON.parse(JSON.stringify({ rows })))
  })

  it.each([[null], [3], ['text'], [[1, 2]], [rowsOf(200)]])('sends %j as it is', (value) => {
    expect(overTheSeam(value)).toEqual(value)
  })

  it('is the same as plain JSON for any answer', () => {
    const row = fastCheck.record({
      id: fastCheck.string(),
      kind: fastCheck.constantFrom('a', 'a', 'a', null),
      value: fastCheck.jsonValue(),
    })
    const odd = fastCheck.dictionary(fastCheck.string(), fastCheck.jsonValue())
    const list = fastCheck.array(
      fastCheck.oneof({ weight: 200, arbitrary: row }, { weight: 1, arbitrary: odd }),
      {
        minLength: 90,
        maxLength: 130,
      },
    )
    fastCheck.assert(
      fastCheck.property(fastCheck.dictionary(fastCheck.string(), list, { maxKeys: 2 }), (answer) => {
        expect(JSON.stringify(overTheSeam(answer))).toBe(JSON.stringify(answer))
      }),
      { numRuns: 60 },
    )
  })
})
