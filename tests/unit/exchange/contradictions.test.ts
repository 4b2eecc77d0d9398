import { describe, expect, it } from 'vitest'
import {
  type ConvertedRecord,
  type ConvertedTable,
  type StoreLookups,
  type TableMapping,
  emptyStore,
  findContradictions,
} from '../../../shared/domain/exchange/index.ts'
import { importFiles, ravenstackFiles } from './support.ts'

const zone = { timeZoneOffsetMinutes: 480 }

const mapping = (
  entity: TableMapping['entity'],
  fields: readonly string[],
  by: 'code' | 'name' = 'code',
): TableMapping => ({
  entity,
  keyFields: fields.slice(0, 1),
  columns: Object.fromEntries(
    fields.map((field) => [field, field.endsWith('_code') ? { field, by } : { field }]),
  ),
})

const table = (
  file: string,
  entity: TableMapping['entity'],
  rows: readonly ConvertedRecord['values'][],
  by: 'code' | 'name' = 'code',
): ConvertedTable => ({
  file,
  mapping: mapping(entity, [...new Set(rows.flatMap((row) => Object.keys(row)))], by),
  records: rows.map((values, index) => ({ line: index + 2, values })),
})

const counts = (
  tables: readonly ConvertedTable[],
  store: StoreLookups = emptyStore,
): Record<string, number> =>
  Object.fromEntries(findContradictions(tables, store, zone).map(({ kind, count }) => [kind, count]))

describe('IOX-1 contradictions', () => {
  it('IOX-1 RavenStack contradicts itself exactly as its README says', async () => {
    const tables = await importFiles('ravenstack', ravenstackFiles)
    const found = findContradictions(tables, emptyStore, zone)
    expect(Object.fromEntries(found.map(({ kind, count }) => [kind, count]))).toEqual({
      'usage-before-line': 19142,
      'usage-after-line': 290,
      'ticket-before-signup': 1077,
      'repeated-key-different': 21,
      'churned-with-open-line': 110,
    })
    for (const { rows, count } of found) expect(rows).toHaveLength(Math.min(100, count))
    expect(found.find(({ kind }) => kind === 'usage-before-line')?.rows[0]).toEqual({
      file: 'ravenstack_feature_usage.csv',
      line: 2,
      detail: {
        code: 'U-1c6c24',
        line_code: 'S-0fcf7d',
        day: '2023-07-27',
        from_day: '2024-11-23',
        to_day: null,
      },
    })
  })

  it('IOX-1 usage alone is judged against what the store holds', async () => {
    const [, lines, usage] = await importFiles('ravenstack', ravenstackFiles)
    const facts = new Map(
      lines?.records.map(({ values }) => [
        String(values.code),
        { fromDay: String(values.from_day), toDay: values.to_day === null ? null : String(values.to_day) },
      ]),
    )
    if (!usage) throw new Error('no usage')
    expect(counts([usage])).toEqual({ 'unknown-line': 25000, 'repeated-key-different': 21 })
    expect(counts([usage], { ...emptyStore, lineByCode: (code) => facts.get(code) })).toEqual({
      'repeated-key-different': 21,
      'usage-before-line': 19142,
      'usage-after-line': 290,
    })
  })

  it('IOX-1 pointers into nothing, ends before starts, closed before opened', () => {
    expect(
      counts([
        table('accounts.csv', 'account', [{ code: 'A1', name: '甲', signup_day: '2024-03-01' }]),
        table('lines.csv', 'contract_line', [
          { code: 'L1', account_code: 'A1', from_day: '2024-02-28', to_day: '2024-02-01', churned: false },
          { code: 'L2', account_code: 'A9', from_day: '2024-04-01', to_day: null, churned: true },
        ]),
        table('tickets.csv', 'ticket', [
          {
            code: 'T1',
            account_code: 'A1',
            opened_at: Date.UTC(2024, 4, 2),
            closed_at: Date.UTC(2024, 4, 1),
          },
        ]),
        table('churn.csv', 'churn_event', [{ code: 'C1', account_code: 'A1', day: '2024-02-29' }]),
        table('people.csv', 'person', [{ code: 'P1', name: '王', account_code: 'A2' }]),
      ]),
    ).toEqual({
      'unknown-account': 2,
      'line-ends-before-start': 1,
      'line-before-signup': 1,
      'churned-line-open': 1,
      'closed-before-opened': 1,
      'churn-before-signup': 1,
    })
  })

  it('IOX-1 the day of a ticket is the day where the person works', () => {
    const tables = [
      table('accounts.csv', 'account', [{ code: 'A1', name: '甲', signup_day: '2024-03-02' }]),
      // 2 March, 00:30 in China, is still 1 March in UTC.
      table('tickets.csv', 'ticket', [
        { code: 'T1', account_code: 'A1', opened_at: Date.UTC(2024, 2, 1, 16, 30) },
      ]),
    ]
    expect(findContradictions(tables, emptyStore, { timeZoneOffsetMinutes: 480 })).toEqual([])
    expect(findContradictions(tables, emptyStore, { timeZoneOffsetMinutes: 0 })).toHaveLength(1)
  })

  it('IOX-1 relations by name: folded, ambiguous, unknown', () => {
    const accounts = table('accounts.csv', 'account', [
      { code: 'A1', name: '蓝海科技' },
      { code: 'A2', name: 'ACME  Ltd' },
      { code: 'A3', name: '同名公司' },
      { code: 'A4', name: '同名公司' },
    ])
    const people = table(
      'people.csv',
      'person',
      [
        { code: 'P1', name: '王', account_code: '蓝海科技 ' },
        { code: 'P2', name: '李', account_code: 'ａｃｍｅ Ltd' },
        { code: 'P3', name: '张', account_code: '同名公司' },
        { code: 'P4', name: '赵', account_code: '没有这家' },
        { code: 'P5', name: '钱', account_code: null },
      ],
      'name',
    )
    expect(counts([accounts, people])).toEqual({ 'ambiguous-name': 1, 'unknown-account': 1 })
  })

  it('IOX-1 repeated rows: the same, or with other values; across files of one entity', () => {
    const first = table('a.csv', 'account', [
      { code: 'A1', name: '甲' },
      { code: 'A2', name: '乙' },
      { code: 'A1', name: '甲' },
    ])
    const second = table('b.csv', 'account', [{ code: 'A2', name: '乙改' }])
    expect(counts([first, second])).toEqual({ 'repeated-key-same': 1, 'repeated-key-different': 1 })
  })

  it('ACC-3 parents that are unknown or go in a circle', () => {
    expect(
      counts([
        table('accounts.csv', 'account', [
          { code: 'A', name: 'a', parent_code: 'B' },
          { code: 'B', name: 'b', parent_code: 'C' },
          { code: 'C', name: 'c', parent_code: 'A' },
          { code: 'D', name: 'd', parent_code: 'A' },
          { code: 'E', name: 'e', parent_code: 'Z' },
        ]),
      ]),
    ).toEqual({ 'unknown-parent': 1, 'parent-loop': 3 })
  })

  it('IOX-1 the sample is capped, the count is not', () => {
    const rows = Array.from({ length: 250 }, (_, index) => ({
      code: `P${index}`,
      name: 'x',
      account_code: 'none',
    }))
    const [found] = findContradictions([table('p.csv', 'person', rows)], emptyStore, {
      ...zone,
      sampleSize: 10,
    })
    expect(found?.count).toBe(250)
    expect(found?.rows).toHaveLength(10)
  })
})
