import { expect, test } from 'vitest'
import { formAbout } from '../../../renderer/app/dialogs/form-about.ts'

test('VIS-6 a form of a record is about the record, whatever it was opened with', () => {
  const id = 'r1'
  expect(formAbout({ id })).toBe('{"id":"r1"}')
  expect(formAbout({ id, title: '随手带的', kind: 'task' })).toBe('{"id":"r1","kind":"task"}')
  expect(formAbout({ id, askIds: ['x'] })).toBe(formAbout({ id }))
  expect(formAbout({ id, to: 'declined' })).not.toBe(formAbout({ id, to: 'shipped' }))
})

test('VIS-6 a form of a new record is about its account and what it begins with', () => {
  const accountId = 'a1'
  expect(formAbout({ accountId, day: '2026-11-21' })).toBe(formAbout({ accountId }))
  expect(formAbout({})).not.toBe(formAbout({ accountId }))
  expect(formAbout({ accountId, title: '一' })).not.toBe(formAbout({ accountId, title: '二' }))
  expect(formAbout({ ids: ['b', 'a'] })).toBe(formAbout({ ids: ['a', 'b'] }))
})

test('VIS-6 the sentence of a note stays the same when it moves in the note', () => {
  const evidence = { noteId: 'n1', quote: '周五前给方案', start: 4, end: 10 }
  const moved = { ...evidence, start: 40, end: 46 }
  const accountId = 'a1'
  expect(formAbout({ accountId, evidence: moved })).toBe(formAbout({ accountId, evidence }))
  expect(formAbout({ accountId, evidence: { ...evidence, quote: '别的' } })).not.toBe(
    formAbout({ accountId, evidence }),
  )
})
