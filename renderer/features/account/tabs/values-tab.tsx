import { Link, useFrame, useQuery } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, SectionHead, TableHead } from '../../../ui/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { RecordButton } from '../../../app/records/record-button.tsx'
import type { ValueEntry } from '../records.ts'

/** VAL-8: what the customer got out of it, in money and in their words. */
export function ValuesTab({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const { dialogs } = useFrame()
  const plan = useQuery('value.plan', { accountId })
  return (
    <Loaded query={plan}>
      {({ entries }) => (
        <>
          <SectionHead
            title={t('account.tab.values')}
            count={entries.length}
            actions={
              <Button
                size="small"
                icon="plus"
                onPress={() => void dialogs.open('valueEntry.edit', { accountId })}
              >
                {t('account.value.add')}
              </Button>
            }
          />
          <ValueTable accountId={accountId} entries={entries} />
        </>
      )}
    </Loaded>
  )
}

/** Sums per currency, each on its own: they are never added up. */
function sumsOf(entries: readonly ValueEntry[]): { readonly currency: string; readonly minor: number }[] {
  const sums = new Map<string, number>()
  for (const { amountMinor, currency } of entries)
    if (amountMinor !== null && currency !== null) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor)
  return [...sums].map(([currency, minor]) => ({ currency, minor }))
}

export interface ValueTableProps {
  readonly accountId: string
  readonly entries: readonly ValueEntry[]
  readonly limit?: number
}

export function ValueTable({ accountId, entries, limit }: ValueTableProps) {
  const t = useT()
  const format = useFormat()
  const { dialogs } = useFrame()
  if (entries.length === 0)
    return (
      <Nothing
        text={t('account.value.none')}
        action={{
          label: t('account.value.addFirst'),
          onPress: () => void dialogs.open('valueEntry.edit', { accountId }),
        }}
      />
    )
  return (
    <table className="tbl mini">
      <TableHead
        columns={[
          t('account.value.day'),
          t('account.value.result'),
          t('account.value.by'),
          { figures: t('account.value.amount') },
        ]}
      />
      <tbody>
        {entries.slice(0, limit).map((entry) => (
          <tr key={entry.id}>
            <td className="num muted">{entry.day}</td>
            <td>
              <RecordButton onPress={() => void dialogs.open('valueEntry.edit', { id: entry.id })}>
                {entry.result}
              </RecordButton>
              {entry.outcomeTitle !== null && (
                <p className="t12">
                  <Link to={`/accounts/${accountId}?tab=plan&at=${entry.outcomeId}`}>
                    {t('account.value.proves', { title: entry.outcomeTitle })}
                  </Link>
                </p>
              )}
              {entry.quote !== null && (
                <p className="t12">
                  <span className="mark">{entry.quote}</span>
                </p>
              )}
            </td>
            <td className="muted">{entry.personName ?? entry.source}</td>
            <td
              className="r num"
              title={
                entry.amountMinor === null || entry.currency === null
                  ? undefined
                  : format.moneyFull({ minor: entry.amountMinor, currency: entry.currency })
              }
            >
              {entry.amountMinor !== null &&
                entry.currency !== null &&
                format.money({ minor: entry.amountMinor, currency: entry.currency })}
            </td>
          </tr>
        ))}
        {sumsOf(entries).map((sum) => (
          <tr key={sum.currency} className="total">
            <td colSpan={3}>{t('account.value.sum')}</td>
            <td className="r num dbl" title={format.moneyFull(sum)}>
              {format.money(sum)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
