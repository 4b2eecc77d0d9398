import { daysBetween } from '../../../../shared/kernel/index.ts'
import { Link, useQuery, useToday, useZone } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { listLimit } from '../account-reads.ts'
import { LastMet } from '../parts/stance.tsx'
import type { AccountDetail } from '../records.ts'
import { Fact } from './fact.tsx'

/** When we were there last, and whether the one who decides was. */
export function MetFact({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const people = useQuery('person.list', { accountId: account.id }).data?.people ?? []
  const buyer = people.find(({ role, leftOn }) => role === 'economic_buyer' && leftOn === null)
  const { lastVisitDay } = account
  const days = lastVisitDay === null ? null : Math.max(0, daysBetween(lastVisitDay, today))
  return (
    <Fact
      label={t('account.fact.lastVisit')}
      {...(days === null ? {} : { unit: t('account.fact.daysAgo', { count: days }) })}
      {...(lastVisitDay === null ? {} : { full: format.day(lastVisitDay) })}
      note={
        buyer === undefined ? (
          t('account.fact.noBuyer')
        ) : (
          <>
            {buyer.name} <LastMet person={buyer} />
          </>
        )
      }
      rows={() => <MetRows account={account} />}
    >
      {days === null ? <span className="faint">—</span> : format.count(days)}
    </Fact>
  )
}

function MetRows({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const zone = useZone()
  const people = useQuery('person.list', { accountId: account.id }).data?.people ?? []
  const visits = useQuery('visit.list', { accountId: account.id, limit: listLimit }).data?.visits ?? []
  const done = visits
    .filter(({ checkedInAt }) => checkedInAt !== null)
    .toSorted((left, right) => (right.checkedInAt ?? 0) - (left.checkedInAt ?? 0))
    .slice(0, 5)
  return (
    <>
      <h3>{t('account.met.title')}</h3>
      <p className="muted">{t('account.met.rule')}</p>
      {done.length > 0 && (
        <ul className="plist tight">
          {done.map((visit) => (
            <li key={visit.id}>
              <span className="num muted">{zone.dayOf(visit.checkedInAt ?? visit.plannedStart)}</span>
              <p>
                {visit.noteIds[0] === undefined ? (
                  visit.title
                ) : (
                  <Link to={`/notes/${visit.noteIds[0]}`}>{visit.title}</Link>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      <ul className="plist tight">
        {people
          .filter(({ leftOn }) => leftOn === null)
          .slice(0, 8)
          .map((person) => (
            <li key={person.id}>
              <p>
                {person.name} <span className="muted">{t(`account.role.${person.role}`)}</span>
              </p>
              <LastMet person={person} />
            </li>
          ))}
      </ul>
    </>
  )
}
