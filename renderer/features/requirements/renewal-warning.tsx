import { daysBetween } from '../../../shared/kernel/index.ts'
import { useToday } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Callout } from '../../ui/index.ts'
import { type Requirement, stakeWords } from './requirement.ts'

/** A contract that ends within so many days hears a refusal differently. */
const soonDays = 180

/** Who of the askers renews soon, before they are told no. */
export function RenewalWarning({ requirement }: { readonly requirement: Requirement }) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const accounts = [...new Map(requirement.asks.map((ask) => [ask.accountId, ask])).values()]
  const soon = accounts.filter(({ termTo }) => {
    if (termTo === null) return false
    const days = daysBetween(today, termTo)
    return days >= 0 && days <= soonDays
  })
  if (soon.length === 0) return null
  const sums = new Map<string, number>()
  for (const { arrMinor, arrCurrency } of soon)
    if (arrCurrency !== null) sums.set(arrCurrency, (sums.get(arrCurrency) ?? 0) + arrMinor)
  return (
    <Callout tone="caution" icon="risk">
      {t('requirements.move.renewals', {
        all: accounts.length,
        count: soon.length,
        amount: stakeWords(
          format,
          [...sums].map(([currency, minor]) => ({ minor, currency })),
        ),
      })}
    </Callout>
  )
}
