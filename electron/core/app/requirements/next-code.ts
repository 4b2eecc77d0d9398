import { requirementCode, requirementNumber } from '../../../../shared/domain/requirement/index.ts'
import type { ReadStore } from '../../store/index.ts'

/** One more than the highest there ever was: a code that lies in the bin is not given to another. */
export function nextCode(read: ReadStore): string {
  const codes = read.rows<{ code: string }>('SELECT code FROM requirement')
  return requirementCode(
    codes.reduce((highest, { code }) => Math.max(highest, requirementNumber(code)), 0) + 1,
  )
}
