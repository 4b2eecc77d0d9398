import { useFrame } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, TableHead } from '../../ui/index.ts'
import type { Launches } from './launch.ts'

/** VAL-6: the limits that the alarms go by, per tier, each to be changed. */
export function LimitsTable({ limits }: { readonly limits: Launches['limits'] }) {
  const t = useT()
  const { dialogs } = useFrame()
  const dayWords = (limit: number | null): string =>
    limit === null ? t('launches.noLimit') : t('launches.byDay', { day: limit })
  return (
    <table className="tbl mini" aria-label={t('launches.limitsTitle')}>
      <TableHead
        columns={[
          t('launches.limitsTitle'),
          t('launches.liveBy'),
          t('launches.valueBy'),
          t('launches.warnDays'),
          { unseen: t('tiers.rules.actions') },
        ]}
      />
      <tbody>
        {limits.map((each) => {
          const tier = t(`account.tier.${each.tier}`)
          return (
            <tr key={each.tier}>
              <td>{tier}</td>
              <td className="num">{dayWords(each.goLiveByDay)}</td>
              <td className="num">{dayWords(each.firstValueByDay)}</td>
              <td className="num">{t('common.unit.days', { count: each.warnDays })}</td>
              <td style={{ textAlign: 'end' }}>
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('launches.changeOf', { tier })}
                  onPress={() => void dialogs.open('launchLimits.edit', { tier: each.tier })}
                >
                  {t('launches.change')}
                </Button>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
