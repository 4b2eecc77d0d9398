import { useQuery, useToday } from '../../../app/index.ts'
import { isActiveOn } from '../../../../shared/domain/revenue/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { lineName, useSpanText } from '../parts/line-words.ts'
import type { AccountDetail } from '../records.ts'
import { Fact } from './fact.tsx'
import { TableHead } from '../../../ui/index.ts'

/** What stands under the seats: who uses them, where somebody has counted; else what the usage data says. */
function useSeatsNote({ id, fields }: AccountDetail): string {
  const t = useT()
  const format = useFormat()
  const last = useQuery('usage.summary', { accountId: id }).data?.months.at(-1)
  const [active, assigned] = [fields.seatsActive, fields.seatsAssigned].map((count) =>
    count === null ? null : format.count(count),
  )
  if (active != null && assigned != null) return t('account.fact.seatsUse', { active, assigned })
  if (active != null) return t('account.fact.seatsInUse', { active })
  if (assigned != null) return t('account.fact.seatsGiven', { assigned })
  return last === undefined
    ? t('account.fact.noUsage')
    : t('account.fact.usage', { month: last.month, count: last.count })
}

/** Seats that the contract pays for today, and what is known of their use. */
export function SeatsFact({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const format = useFormat()
  const note = useSeatsNote(account)
  return (
    <Fact
      label={t('account.fact.seats')}
      unit={account.seatsBought === null ? undefined : t('account.fact.seatUnit')}
      note={note}
      rows={() => <SeatRows account={account} />}
    >
      {account.seatsBought === null ? <span className="faint">—</span> : format.count(account.seatsBought)}
    </Fact>
  )
}

function SeatRows({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const spanText = useSpanText()
  const contracts = useQuery('contract.list', { accountId: account.id })
  const usage = useQuery('usage.summary', { accountId: account.id })
  return (
    <>
      <h3>{t('account.seats.title')}</h3>
      <Loaded query={contracts}>
        {({ lines }) => {
          const seated = lines.filter((line) => line.quantity !== null && isActiveOn(line, today))
          if (seated.length === 0)
            return (
              <p className="muted">
                {account.seatsBought === null ? t('account.seats.none') : t('account.seats.typed')}
              </p>
            )
          return (
            <table className="tbl mini">
              <tbody>
                {seated.map((line) => (
                  <tr key={line.id}>
                    <td>{lineName(line) ?? t('account.contract.unnamed')}</td>
                    <td className="num muted">{spanText(line)}</td>
                    <td className="r num">{format.count(line.quantity ?? 0)}</td>
                  </tr>
                ))}
                <tr className="total">
                  <td colSpan={2}>{t('account.seats.sum')}</td>
                  <td className="r num dbl">{format.count(account.seatsBought ?? 0)}</td>
                </tr>
              </tbody>
            </table>
          )
        }}
      </Loaded>
      <SeatsInUse account={account} />
      <Loaded query={usage}>
        {({ months }) =>
          months.length === 0 ? (
            <p className="muted">{t('account.usage.none')}</p>
          ) : (
            <table className="tbl mini">
              <TableHead
                columns={[
                  t('account.usage.month'),
                  { figures: t('account.usage.count') },
                  { figures: t('account.usage.features') },
                  { figures: t('account.usage.errors') },
                ]}
              />
              <tbody>
                {months
                  .slice(-6)
                  .toReversed()
                  .map((month) => (
                    <tr key={month.month}>
                      <td className="num">{month.month}</td>
                      <td className="r num">{format.count(month.count)}</td>
                      <td className="r num">{format.count(month.features)}</td>
                      <td className="r num">{format.count(month.errors)}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </>
  )
}

/** VIS-2: seats given out and used, as somebody counted them on a day. */
function SeatsInUse({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const format = useFormat()
  const { seatsAssigned, seatsActive, seatsCountedOn } = account.fields
  const counted = [
    ['seatsAssigned', seatsAssigned],
    ['seatsActive', seatsActive],
  ] as const
  if (counted.every(([, count]) => count === null)) return null
  return (
    <table className="tbl mini">
      <tbody>
        {counted.map(
          ([name, count]) =>
            count !== null && (
              <tr key={name}>
                <td>{t(`account.field.${name}`)}</td>
                <td className="num muted">{seatsCountedOn === null ? '' : format.day(seatsCountedOn)}</td>
                <td className="r num">{format.count(count)}</td>
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}
