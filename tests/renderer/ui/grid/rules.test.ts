import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  columnsThatYield,
  emptyLayout,
  moveColumn,
  orderColumns,
  setColumnHidden,
  setColumnWidth,
} from '../../../../renderer/ui/grid/columns.ts'
import { moveByKey } from '../../../../renderer/ui/grid/navigation.ts'
import {
  addRange,
  moveRange,
  selectionState,
  toggleAll,
  toggleRow,
} from '../../../../renderer/ui/grid/selection.ts'
import { nextSort } from '../../../../renderer/ui/grid/sort.ts'
import { fromTsv, toTsv } from '../../../../renderer/ui/grid/tsv.ts'

const columns = [
  { id: 'name', isPinned: true },
  { id: 'tier', isPinned: true },
  { id: 'city' },
  { id: 'fee' },
  { id: 'day' },
]
const order = (layout: { readonly order: readonly string[] }) =>
  orderColumns(columns, layout.order)
    .map(({ id }) => id)
    .join(' ')

describe('ACC-11 · columns', () => {
  test('a column moves among its own kind and stops at the edge', () => {
    expect(order(moveColumn(columns, emptyLayout, 'day', -1))).toBe('name tier city day fee')
    expect(order(moveColumn(columns, emptyLayout, 'city', -1))).toBe('name tier city fee day')
    expect(order(moveColumn(columns, emptyLayout, 'name', 1))).toBe('tier name city fee day')
    expect(order(moveColumn(columns, emptyLayout, 'fee', 9))).toBe('name tier city day fee')
  })

  test('a column that a kept layout does not know stands behind its neighbour', () => {
    expect(orderColumns(columns, ['tier', 'name', 'day', 'fee']).map(({ id }) => id)).toEqual([
      'tier',
      'city',
      'name',
      'day',
      'fee',
    ])
  })

  test('ordering never loses or doubles a column, whatever the kept order says', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('name', 'tier', 'city', 'fee', 'day', 'gone')), (kept) => {
        const ids = orderColumns(columns, kept).map(({ id }) => id)
        expect(ids.toSorted()).toEqual(columns.map(({ id }) => id).toSorted())
      }),
    )
  })

  test('hiding twice is hiding once; widths stay within reason', () => {
    const hidden = setColumnHidden(setColumnHidden(emptyLayout, 'fee', true), 'fee', true)
    expect(hidden.hidden).toEqual(['fee'])
    expect(setColumnHidden(hidden, 'fee', false).hidden).toEqual([])
    expect(setColumnWidth(emptyLayout, { id: 'fee' }, -5).widths['fee']).toBe(40)
    expect(setColumnWidth(emptyLayout, { id: 'fee', minimumWidth: 80 }, 20).widths['fee']).toBe(80)
  })

  test('on narrow windows the least important columns give way, and only as many as needed', () => {
    const wide = [
      { id: 'name', width: 100 },
      { id: 'tier', width: 60, priority: 3 },
      { id: 'city', width: 60, priority: 3 },
      { id: 'evidence', width: 200, priority: 2 },
    ]
    expect([...columnsThatYield(wide, 420)]).toEqual([])
    expect([...columnsThatYield(wide, 400)]).toEqual(['city'])
    expect([...columnsThatYield(wide, 310)]).toEqual(['city', 'tier'])
    expect([...columnsThatYield(wide, 50)]).toEqual(['city', 'tier', 'evidence'])
  })
})

describe('interface 22 · ticking rows', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']

  test('a tick, a range, all', () => {
    expect([...toggleRow(new Set(['a']), 'a')]).toEqual([])
    expect([...addRange(new Set(['e']), ids, 2, 1)].sort()).toEqual(['b', 'c', 'e'])
    expect(selectionState(new Set(['a']), ids)).toBe('some')
    expect(selectionState(new Set(ids), ids)).toBe('all')
    expect(selectionState(new Set(['z']), ids)).toBe('none')
  })

  test('a shrinking range unticks what it leaves; ticks outside stay', () => {
    const grown = moveRange(new Set(['e']), ids, 0, 0, 3)
    expect([...grown].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect([...moveRange(grown, ids, 0, 3, 1)].sort()).toEqual(['a', 'b', 'e'])
  })

  test('the header box leaves rows that are filtered out alone', () => {
    const all = toggleAll(new Set(['filtered out']), ids)
    expect(all.size).toBe(6)
    expect([...toggleAll(all, ids)]).toEqual(['filtered out'])
  })

  test('a range from the anchor is exactly the rows between, from wherever it came', () => {
    const place = fc.integer({ min: 0, max: 4 })
    fc.assert(
      fc.property(place, fc.array(place), (anchor, stops) => {
        let selection: ReadonlySet<string> = new Set([ids[anchor] ?? ''])
        let from = anchor
        for (const to of stops) {
          selection = moveRange(selection, ids, anchor, from, to)
          from = to
        }
        const expected = ids.slice(Math.min(anchor, from), Math.max(anchor, from) + 1)
        expect([...selection].sort()).toEqual(expected)
      }),
    )
  })
})

describe('interface 18 · keys in a grid', () => {
  const size = { rows: 100, columns: 5, page: 20 }
  const press = (row: number, column: number, name: string, isCtrl = false) =>
    moveByKey({ row, column }, { name, isCtrl }, size, true)

  test.each([
    ['ArrowDown', false, { row: 11, column: 2 }],
    ['j', false, { row: 11, column: 2 }],
    ['ArrowUp', false, { row: 9, column: 2 }],
    ['k', false, { row: 9, column: 2 }],
    ['ArrowLeft', false, { row: 10, column: 1 }],
    ['ArrowRight', false, { row: 10, column: 3 }],
    ['Home', false, { row: 10, column: 0 }],
    ['End', false, { row: 10, column: 4 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 99, column: 4 }],
    ['PageDown', false, { row: 30, column: 2 }],
    ['PageUp', false, { row: 0, column: 2 }],
  ])('%s (Ctrl: %s)', (name, isCtrl, place) => {
    expect(press(10, 2, name, isCtrl)).toEqual(place)
  })

  test('the arrow reaches the header, k and Page Up do not', () => {
    expect(press(0, 0, 'ArrowUp')).toEqual({ row: -1, column: 0 })
    expect(press(0, 0, 'k')).toEqual({ row: 0, column: 0 })
    expect(press(0, 0, 'PageUp')).toEqual({ row: 0, column: 0 })
  })

  test('letters can be switched off (WCAG 2.1.4) and other keys are left alone', () => {
    expect(moveByKey({ row: 1, column: 1 }, { name: 'j', isCtrl: false }, size, false)).toBeNull()
    expect(press(1, 1, 'j', true)).toBeNull()
    expect(press(1, 1, 'q')).toBeNull()
  })

  test('no key ever leaves the grid, not even an empty one', () => {
    const keys = fc.constantFrom(
      'ArrowDown',
      'ArrowUp',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
      'j',
      'k',
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.array(fc.tuple(keys, fc.boolean())), (rows, strokes) => {
        let place = { row: rows === 0 ? -1 : 0, column: 0 }
        for (const [name, isCtrl] of strokes)
          place = moveByKey(place, { name, isCtrl }, { rows, columns: 3, page: 2 }, true) ?? place
        expect(place.row).toBeGreaterThanOrEqual(-1)
        expect(place.row).toBeLessThan(Math.max(rows, 1))
        expect(place.column).toBeGreaterThanOrEqual(0)
        expect(place.column).toBeLessThan(3)
      }),
    )
  })
})

describe('sorting by a header', () => {
  const fee = {
    id: 'fee',
    header: '在约',
    width: 90,
    cell: () => null,
    value: (row: { fee: number }) => row.fee,
  }
  const name = { id: 'name', header: '客户', width: 90, cell: () => null, value: () => '岚汀' }

  test('figures begin with the largest, words with the first, the third press ends it', () => {
    const first = nextSort(null, fee, { fee: 1 })
    expect(first).toEqual({ column: 'fee', direction: 'descending' })
    const second = nextSort(first, fee, { fee: 1 })
    expect(second).toEqual({ column: 'fee', direction: 'ascending' })
    expect(nextSort(second, fee, { fee: 1 })).toBeNull()
    expect(nextSort(first, name, { fee: 1 })).toEqual({ column: 'name', direction: 'ascending' })
  })

  test('a column without a value cannot be sorted', () => {
    expect(nextSort(null, { id: 'act', header: '操作', width: 40, cell: () => null }, {})).toBeNull()
  })
})

describe('interface 21 · cells on the clipboard', () => {
  test('as Excel and WPS write them', () => {
    expect(
      toTsv([
        ['岚汀重工', '286.0'],
        ['a\tb', 'say "x"'],
      ]),
    ).toBe('岚汀重工\t286.0\r\n"a\tb"\t"say ""x"""')
    expect(fromTsv('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(fromTsv('"line 1\nline 2"\tb')).toEqual([['line 1\nline 2', 'b']])
    expect(fromTsv('')).toEqual([])
  })

  test('what is copied pastes as the same cells', () => {
    const cells = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(cells, (rows) => {
        // A last row of one empty cell cannot be told from the line break that spreadsheets leave at the end.
        fc.pre(rows.at(-1)?.join('') !== '')
        expect(fromTsv(toTsv(rows))).toEqual(rows)
      }),
    )
  })
})
