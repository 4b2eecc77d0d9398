import { Link, useZone } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Tag } from '../../../ui/index.ts'
import type { Brief } from './brief.ts'
import { BriefFacts } from './brief-facts.tsx'
import {
  PeopleSection,
  PromiseSection,
  QuestionSection,
  RequirementSection,
  RiskSection,
  ValueSection,
  VisitSection,
} from './brief-sections.tsx'

export interface BriefSheetProps {
  readonly brief: Brief
  /** 2 where several stand on a page under a title of their own. */
  readonly level?: 1 | 2
}

/** VIS-2: one account on one page, to be read in the lift: what is owed, what is not known, whom one meets. */
export function BriefSheet({ brief, level = 1 }: BriefSheetProps) {
  const Title = level === 1 ? 'h1' : 'h2'
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { account, visit } = brief
  const names = (side: 'ours' | 'customer'): string | null => {
    const found = (visit?.attendees ?? []).filter((attendee) => attendee.side === side)
    return found.length === 0 ? null : found.map(({ name }) => name).join(t('brief.join'))
  }
  const rows = [
    { id: 'intent', term: t('brief.intent'), text: brief.purchaseIntent },
    { id: 'purpose', term: t('brief.purpose'), text: visit?.purpose ?? null },
    { id: 'agenda', term: t('brief.agenda'), text: visit?.agenda ?? null },
    { id: 'ours', term: t('brief.ours'), text: names('ours') },
    { id: 'customer', term: t('brief.customer'), text: names('customer') },
  ].filter((row) => row.text !== null)
  const time = (at: number): string => format.time(at, zone.offsetMinutes(at))
  return (
    <article className="br" aria-label={t('brief.of', { name: account.name })}>
      <header className="br-head">
        <div className="row wrap">
          <Title className="br-name">
            <Link to={`/accounts/${account.id}`}>{account.name}</Link>
          </Title>
          {account.ka && <Tag>{t('account.head.ka')}</Tag>}
          {account.tier !== null && <Tag>{t(`account.tier.${account.tier}`)}</Tag>}
          <Tag>{t(`account.stage.${account.stage}`)}</Tag>
          <span className="muted t13">
            {[account.city, account.industry, account.owner].filter((part) => part !== null).join(' · ')}
          </span>
        </div>
        <p className="br-when">
          {visit === null ? (
            <span className="muted">{t('brief.noVisit')}</span>
          ) : (
            <>
              <b>{visit.title}</b>{' '}
              <span className="num">
                {format.day(zone.dayOf(visit.plannedStart))} {time(visit.plannedStart)}
              </span>{' '}
              <span className="muted">
                {[t(`notes.visit.kinds.${visit.kind}`), visit.place ?? account.address]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </>
          )}
        </p>
        {rows.length > 0 && (
          <dl className="br-dl">
            {rows.map(({ id, term, text }) => (
              <div key={id}>
                <dt>{term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        )}
      </header>
      <BriefFacts brief={brief} />
      <div className="br-2">
        <div className="br-col">
          <QuestionSection brief={brief} />
          <PromiseSection brief={brief} />
          <RequirementSection brief={brief} />
        </div>
        <div className="br-col">
          <PeopleSection brief={brief} />
          <RiskSection brief={brief} />
          <ValueSection brief={brief} />
          <VisitSection brief={brief} />
        </div>
      </div>
      <footer className="br-foot muted t12">
        <span>
          {t('brief.by', {
            name: brief.author,
            day: zone.dayOf(brief.composedAt),
            time: time(brief.composedAt),
          })}
        </span>
        <span>{t('brief.local')}</span>
      </footer>
    </article>
  )
}
