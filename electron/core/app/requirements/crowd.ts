import type { languages } from '../../../../shared/contract/index.ts'
import {
  noOutcome,
  planNewAsk,
  type RequirementFacts,
  reviewAgain,
} from '../../../../shared/domain/requirement/index.ts'
import type { RecordOf, WriteStore } from '../../store/index.ts'
import type { CallContext } from '../context.ts'
import { readSettings } from '../settings.ts'
import { forgetTelling } from './forget-telling.ts'
import { readLivingAsks } from './rows.ts'
import { moveTo } from './state.ts'

/** Why it moved, as a sentence of the person's language: it is kept, like a reason that somebody wrote. */
const reasons: Readonly<Record<(typeof languages)[number], (accounts: number) => string>> = {
  'zh-CN': (accounts) => `已有 ${accounts} 家提出，自动回到评审`,
  'zh-TW': (accounts) => `已有 ${accounts} 家提出，自動回到審查`,
  en: (accounts) => `${accounts} accounts ask for it: back to review by itself`,
}

const accountsOf = (asks: readonly { readonly accountId: string }[]): string[] =>
  asks.map(({ accountId }) => accountId)

/** REQ-5: what more askers do to a requirement, once they stand in the store. `facts`: as it was before they came. */
export function welcomeAskers(
  context: CallContext,
  write: WriteStore,
  requirement: RecordOf<'requirement'>,
  facts: RequirementFacts,
): void {
  const { askersForReview, language } = readSettings(write, context.timeZone)
  const before = accountsOf(facts.asks)
  const after = accountsOf(readLivingAsks(write, [requirement.id]))
  const crowd = reviewAgain(facts, before, after, askersForReview)
  if (crowd !== null) {
    moveTo(write, requirement, 'in_review', reasons[language](crowd.accounts), noOutcome)
    forgetTelling(write, requirement.id)
    return
  }
  const reopened = after.length > before.length ? planNewAsk(facts) : null
  if (reopened !== null) moveTo(write, requirement, reopened, null)
}
