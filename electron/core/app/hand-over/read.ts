import {
  handOverPoints,
  type HandOverPoint,
  handOverTexts,
} from '../../../../shared/domain/hand-over/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'

/**
 * The account's hand-over. Two may have come together by a merge of accounts or from two devices: the one that is
 * complete counts, else the first.
 */
export function readHandOver(read: ReadStore, accountId: string): RecordOf<'hand_over'> | undefined {
  const all = read.records('hand_over', { accountId }, { orderBy: ['createdAt', 'id'] })
  return all.find(({ handedOn }) => handedOn !== null) ?? all[0]
}

export const readPoints = (read: ReadStore, accountId: string, language: string): HandOverPoint[] =>
  handOverPoints(
    read.records('hand_over_item', { accountId }, { orderBy: ['createdAt', 'id'] }),
    handOverTexts(language),
  )
