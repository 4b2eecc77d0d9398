import { Link, useQuery } from '../../app/index.ts'
import { ClockMark } from '../../app/records/tickets/clock-mark.tsx'
import { useMinute } from '../../app/records/tickets/use-minute.ts'
import { useT } from '../../i18n/index.ts'
import { SectionHead } from '../../ui/index.ts'

/** REQ-7, ACC-5: how much working time is left to answer and to mend a bug, for each account that asks. */
export function BugClocks({ requirementId }: { readonly requirementId: string }) {
  const t = useT()
  const { data, refetch } = useQuery('requirement.clocks', { id: requirementId })
  useMinute(refetch)
  if (data === undefined) return null
  return (
    <section aria-label={t('requirements.clocks.section')}>
      <SectionHead title={t('requirements.clocks.section')} />
      {data.accounts.length === 0 ? (
        <p className="muted t13">{t('requirements.clocks.none')}</p>
      ) : (
        <ul className="plist ruled bugclocks">
          {data.accounts.map(({ accountId, accountName, clocks, state }) => (
            <li key={accountId}>
              <p>
                <Link to={`/accounts/${accountId}?tab=service`}>{accountName}</Link>
                {state === 'waiting' && <span className="muted"> {t('requirements.clocks.waiting')}</span>}
              </p>
              {clocks.length === 0 ? (
                <span className="muted t12">{t('requirements.clocks.noLevel')}</span>
              ) : (
                <div className="col">
                  {clocks.map((clock) => (
                    <ClockMark key={clock.kind} clock={clock} />
                  ))}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
