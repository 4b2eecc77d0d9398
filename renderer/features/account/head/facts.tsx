import { useT } from '../../../i18n/index.ts'
import type { AccountDetail } from '../records.ts'
import { ArrFact } from './arr-fact.tsx'
import { FirstValueFact } from './first-value-fact.tsx'
import { MetFact } from './met-fact.tsx'
import { OpenFact } from './open-fact.tsx'
import { SeatsFact } from './seats-fact.tsx'
import { TermFact } from './term-fact.tsx'

/** The six facts that stay in sight. Each opens to the rows it is made of. */
export function Facts({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  return (
    <div className="facts c3-facts" role="group" aria-label={t('account.fact.group')}>
      <ArrFact account={account} />
      <TermFact account={account} />
      <SeatsFact account={account} />
      <FirstValueFact account={account} />
      <MetFact account={account} />
      <OpenFact account={account} />
    </div>
  )
}
