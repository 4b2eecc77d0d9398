import { describe, expect, test } from 'vitest'
import { leavingNeedsResell, stanceChanges } from '../../../shared/domain/people/index.ts'
import { personRoles } from '../../../shared/contract/index.ts'

describe('PPL-1 stance', () => {
  test('PPL-1 only what really changes is a change', () => {
    const before = { role: 'user', influence: 'mid', attitude: 'neutral' }
    expect(stanceChanges(before, { attitude: 'support', influence: 'mid' })).toEqual([
      { field: 'attitude', from: 'neutral', to: 'support' },
    ])
    expect(stanceChanges(before, {})).toEqual([])
  })

  test('PPL-3 a champion or economic buyer who leaves must be sold to again', () => {
    expect(personRoles.filter(leavingNeedsResell)).toEqual(['economic_buyer', 'champion'])
  })
})
