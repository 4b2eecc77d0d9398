import { useT } from '../../../i18n/index.ts'
import type { ContractLine } from '../records.ts'

/** What a line is called: its product and edition, else its number. */
export const lineName = ({
  product,
  edition,
  code,
}: Pick<ContractLine, 'product' | 'edition' | 'code'>): string | null =>
  [product, edition].filter((part) => part !== null && part !== '').join(' · ') || code

/** `2024-03-01 — 2027-02-28`, or since when without an end. */
export function useSpanText(): (span: {
  readonly fromDay: string | null
  readonly toDay: string | null
}) => string {
  const t = useT()
  return ({ fromDay, toDay }) =>
    fromDay === null
      ? (toDay ?? '')
      : toDay === null
        ? t('account.contract.since', { day: fromDay })
        : `${fromDay} — ${toDay}`
}
