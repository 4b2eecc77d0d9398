import { useQuery, useToday } from '../../../app/index.ts'
import { hours, quarterWords } from '../../../app/records/coverage/coverage-words.ts'
import { CoverageState } from '../../../app/records/coverage/figures.tsx'
import { VisitRows } from '../../../app/records/coverage/visit-rows.tsx'
import { useFormat, useT } from '../../../i18n/index.ts'
import { SectionHead } from '../../../ui/index.ts'
import { Loaded } from '../parts/loaded.tsx'

/** ACC-4: what the customer is meant to get by its tier, and what it got. */
export function ServiceTab({ accountId }: { readonly accountId: string }) {
  return <Coverage accountId={accountId} />
}

/** This quarter's hours and visits, with the visits they are the sum of. */
function Coverage({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const format = useFormat()
  const query = useQuery('coverage.get', { day: useToday(), accountId })
  return (
    <Loaded query={query}>
      {({ first, accounts: [account], visits }) =>
        account && (
          <section>
            <SectionHead
              title={t('tiers.coverage.own', { quarter: quarterWords(t, first) })}
              count={visits.length}
            />
            <dl className="loop tr-own">
              <div>
                <dt>{t('tiers.coverage.spent')}</dt>
                <dd className="num">
                  {hours(format, account.coverage.spentMinutes)}
                  {account.coverage.plannedMinutes !== null && (
                    <span className="muted t13"> / {hours(format, account.coverage.plannedMinutes)}</span>
                  )}
                </dd>
              </div>
              <div>
                <dt>{t('tiers.coverage.toDate')}</dt>
                <dd className="num">
                  {account.coverage.plannedToDateMinutes === null
                    ? t('tiers.coverage.notPlanned')
                    : hours(format, account.coverage.plannedToDateMinutes)}
                </dd>
              </div>
              <div>
                <dt>{t('tiers.coverage.visits')}</dt>
                <dd className="num">
                  {format.count(account.coverage.visits)}
                  {account.coverage.plannedVisits !== null && (
                    <span className="muted t13"> / {format.count(account.coverage.plannedVisits)}</span>
                  )}
                </dd>
              </div>
              <div>
                <dt>{t('tiers.coverage.progress')}</dt>
                <dd className="t13">
                  {account.coverage.state === 'none' ? (
                    <span className="muted">{t('tiers.coverage.notPlanned')}</span>
                  ) : (
                    <CoverageState figure={account.coverage} />
                  )}
                </dd>
              </div>
            </dl>
            {visits.length === 0 ? (
              <p className="muted t13 tr-none">{t('tiers.coverage.noVisits')}</p>
            ) : (
              <VisitRows visits={visits} />
            )}
          </section>
        )
      }
    </Loaded>
  )
}
