import type { languages } from '../../../../shared/contract/index.ts'
import { planCrowd, planNewAsk, type RequirementFacts } from '../../../../shared/domain/requirement/index.ts'
import type { RecordOf, WriteStore } from '../../store/index.ts'
import type { CallContext } from '../context.ts'
import { readSettings } from '../settings.ts'
import { forgetTelling } from './forget-telling.ts'
import { readLivingAsks } from './rows.ts'
import { moveTo } from './state.ts'

/** Why it moved, as a sentence of the person's language: it is kept, like a reason that somebody wrote. */
const reasons: Readonly<Record<(typeof languages)[number], (limit: number) => string>> = {
  'zh-CN': (limit) => `已有 ${limit} 家提出，自动回到评审`,
  'zh-TW': (limit) => `已有 ${limit} 家提出，自動回到審查`,
  en: (limit) => `${limit} accounts ask for it: back to review by itself`,
}

const countAccounts = (asks: readonly { readonly accountId: string }[]): number =>
  new Set(asks.map(({ accountId }) => accountId)).size

/** REQ-5: what more askers do to a requirement, once they stand in the store. `facts`: as it was before they came. */
export function welcomeAskers(
  context: CallContext,
  write: WriteStore,
  requirement: RecordOf<'requirement'>,
  facts: RequirementFacts,
): void {
  const { askersForReview, language } = readSettings(write, context.timeZone)
  const before = countAccounts(facts.asks)
  const after = countAccounts(readLivingAsks(write, [requirement.id]))
  const crowd = planCrowd(facts, { before, after }, askersForReview)
  if (crowd !== null) {
    moveTo(write, requirement, crowd.to, reasons[language](askersForReview), crowd.changes)
    forgetTelling(write, requirement.id)
    return
  }
  const reopened = after > before ? planNewAsk(facts) : null
  if (reopened !== null) moveTo(write, requirement, reopened, null)
}
