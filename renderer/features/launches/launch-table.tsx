import { Link } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Icon, TableHead } from '../../ui/index.ts'
import type { LaunchRow } from './launch.ts'

/** The accounts behind a figure: their days, gross and net, and what is late by the limit of their tier. */
export function LaunchTable({ rows }: { readonly rows: readonly LaunchRow[] }) {
  const t = useT()
  const format = useFormat()
  const days = (row: LaunchRow, count: number | null) => {
    if (count === null) return <span className="muted t12">{t('launches.noSignature')}</span>
    const words = t('common.unit.days', { count })
    return row.state === 'running' ? (
      <span className="muted">{t('launches.running', { days: words })}</span>
    ) : (
      words
    )
  }
  return (
    <div className="ln-scroll">
      <table className="tbl mini" aria-label={t('launches.accounts')}>
        <TableHead
          columns={[
            t('launches.account'),
            t('launches.tier'),
            t('launches.signed'),
            t('launches.goLive'),
            t('launches.signedOff'),
            { figures: t('launches.gross') },
            { figures: t('launches.net') },
            { figures: t('launches.waitedForCustomer') },
            t('launches.alarm'),
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link className="link" to={`/accounts/${row.id}?tab=plan`}>
                  {row.name}
                </Link>
              </td>
              <td className="nw">{t(`account.tier.${row.tier ?? 'none'}`)}</td>
              <td className="num muted nw">{row.signedOn}</td>
              <td className="num muted nw">{row.goLiveOn}</td>
              <td className="num muted nw">{row.signedOffOn}</td>
              <td className="r num nw">{days(row, row.grossDays)}</td>
              <td className="r num nw">{days(row, row.netDays)}</td>
              <td className="r num">
                {row.waiting.customer === 0 ? (
                  <span className="faint">0</span>
                ) : (
                  format.count(row.waiting.customer)
                )}
              </td>
              <td>
                {row.alarms.map((alarm) => (
                  <span
                    key={alarm.about}
                    className={`t12 row-i ${alarm.state === 'overdue' ? 'dan' : 'cau'}`}
                    title={t('launches.limit', {
                      limit: format.count(alarm.limit),
                      day: format.day(alarm.dueDay),
                    })}
                  >
                    <Icon name="clock" size={14} />
                    {t(`launches.${alarm.state}.${alarm.about}`, { count: Math.abs(alarm.daysLeft) })}{' '}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
