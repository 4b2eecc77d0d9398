import { arrVerdict } from '../../../../shared/domain/revenue/index.ts'
import { spanDays } from '../../../../shared/kernel/index.ts'
import { useQuery, useToday } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { lineName, useSpanText } from '../parts/line-words.ts'
import type { AccountDetail, ContractLine } from '../records.ts'
import { Fact } from './fact.tsx'
import { TableHead } from '../../../ui/index.ts'

/** ARR of the lines active today; opens to every line, counted or left out and why. */
export function ArrFact({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const format = useFormat()
  const { arrCurrency: currency, arrMinor: minor, otherCurrencies } = account
  const term = useTermWords(account)
  if (currency === null)
    return (
      <Fact
        label={t('account.fact.arr')}
        note={t('account.fact.arrNone')}
        rows={() => <ArrRows account={account} />}
      >
        <span className="faint">—</span>
      </Fact>
    )
  const money = { minor, currency }
  return (
    <Fact
      label={t('account.fact.arr')}
      unit={format.language === 'en' ? undefined : format.moneyUnit(currency)}
      full={format.moneyFull(money)}
      note={otherCurrencies > 0 ? t('account.fact.otherCurrencies', { term, count: otherCurrencies }) : term}
      rows={() => <ArrRows account={account} />}
    >
      {format.language === 'en' ? format.money(money) : format.moneyCell(money)}
    </Fact>
  )
}

/** A year's days give or take the leap day. */
const yearDays = 365
const slackDays = 4

function useTermWords({ termFrom, termTo, openEnded }: AccountDetail): string {
  const t = useT()
  if (termFrom === null || termTo === null) return openEnded ? t('account.fact.openEnded') : ''
  const days = spanDays(termFrom, termTo)
  const years = Math.round(days / yearDays)
  return years > 0 && Math.abs(days - years * yearDays) <= slackDays
    ? t('account.fact.termYears', { count: years })
    : t('account.fact.termDays', { count: days })
}

function ArrRows({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const contracts = useQuery('contract.list', { accountId: account.id })
  return (
    <>
      <h3>{t('account.arr.title')}</h3>
      <p className="muted">{t('account.arr.rule')}</p>
      <Loaded query={contracts}>
        {({ lines }) =>
          lines.length === 0 ? (
            <p>{t('account.arr.noLines')}</p>
          ) : (
            <ArrTable account={account} lines={lines} />
          )
        }
      </Loaded>
    </>
  )
}

interface ArrTableProps {
  readonly account: AccountDetail
  readonly lines: readonly ContractLine[]
}

function ArrTable({ account, lines }: ArrTableProps) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const spanText = useSpanText()
  const judged = lines.map((line) => ({ line, verdict: arrVerdict(line, today, account.arrCurrency) }))
  const ordered = [
    ...judged.filter(({ verdict }) => verdict === null),
    ...judged.filter(({ verdict }) => verdict !== null),
  ]
  return (
    <table className="tbl mini">
      <TableHead
        columns={[
          t('account.contract.line'),
          t('account.contract.span'),
          { figures: t('account.contract.arr') },
          t('account.arr.counted'),
        ]}
      />
      <tbody>
        {ordered.map(({ line, verdict }) => (
          <tr key={line.id} className={verdict === null ? undefined : 'muted'}>
            <td>{lineName(line) ?? t('account.contract.unnamed')}</td>
            <td className="num">{spanText(line)}</td>
            <td className="r num" title={format.moneyFull({ minor: line.arrMinor, currency: line.currency })}>
              {format.money({ minor: line.arrMinor, currency: line.currency })}
            </td>
            <td>{verdict === null ? t('account.arr.yes') : t(`account.arr.left.${verdict}`)}</td>
          </tr>
        ))}
        {account.arrCurrency !== null && (
          <tr className="total">
            <td colSpan={2}>{t('account.arr.sum')}</td>
            <td className="r num dbl">
              {format.money({ minor: account.arrMinor, currency: account.arrCurrency })}
            </td>
            <td />
          </tr>
        )}
      </tbody>
    </table>
  )
}
