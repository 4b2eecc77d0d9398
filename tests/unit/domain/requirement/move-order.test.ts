import { describe, expect, it } from 'vitest'
import { orderMoves } from '../../../../shared/domain/requirement/index.ts'

describe('REQ-8 the order of moves', () => {
  it('REQ-8 follows the instants, and the states within one instant', () => {
    const moves = [
      { from: 'b', to: 'a', at: 2 },
      { from: 'a', to: 'b', at: 1 },
      { from: null, to: 'a', at: 1 },
      { from: 'a', to: 'c', at: 2 },
    ]
    expect(orderMoves(moves).map(({ to }) => to)).toEqual(['a', 'b', 'a', 'c'])
  })

  it('REQ-8 loses none, even where the chain is broken', () => {
    const moves = [
      { from: 'x', to: 'y', at: 1 },
      { from: 'p', to: 'q', at: 1 },
    ]
    expect(orderMoves(moves)).toEqual(moves)
  })
})
