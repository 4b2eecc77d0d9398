import { expect, test } from 'vitest'
import {
  byUrgency,
  countStandings,
  type LedgerPromise,
  standingOf,
} from '../../../../shared/domain/promise/index.ts'

const today = '2026-11-21'
const one = (id: string, values: Partial<LedgerPromise> = {}): LedgerPromise => ({
  id,
  state: 'open',
  dueDay: null,
  madeOn: '2026-10-01',
  closedOn: null,
  ...values,
})

test('REQ-11 overdue begins on the day after, and only while it is open', () => {
  expect(standingOf(one('a', { dueDay: today }), today)).toBe('open')
  expect(standingOf(one('a', { dueDay: '2026-11-20' }), today)).toBe('overdue')
  expect(standingOf(one('a', { dueDay: '2026-11-20', state: 'kept' }), today)).toBe('kept')
  expect(standingOf(one('a'), today)).toBe('open')
})

test('REQ-11 the ledger: longest overdue, next due, without a day, then the closed, latest first', () => {
  const rows = [
    one('kept early', { state: 'kept', closedOn: '2026-11-01' }),
    one('no day'),
    one('due today', { dueDay: today }),
    one('over a day', { dueDay: '2026-11-20' }),
    one('broken late', { state: 'broken', closedOn: '2026-11-15' }),
    one('over a month', { dueDay: '2026-10-20' }),
    one('next month', { dueDay: '2026-12-20' }),
  ]
  expect(rows.toSorted(byUrgency(today)).map(({ id }) => id)).toEqual([
    'over a month',
    'over a day',
    'due today',
    'next month',
    'no day',
    'broken late',
    'kept early',
  ])
})

test('REQ-11 each promise is counted once, in one standing', () => {
  const rows = [
    one('a', { dueDay: '2026-11-20' }),
    one('b'),
    one('c', { state: 'kept' }),
    one('d', { state: 'broken' }),
    one('e', { state: 'renegotiated' }),
  ]
  expect(countStandings(rows, today)).toEqual({ overdue: 1, open: 1, kept: 1, broken: 1, renegotiated: 1 })
})
