import type { ReactNode } from 'react'
import { Link, useZone } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Seal, TermRuler } from '../../../ui/index.ts'
import { termPosition } from '../../../../shared/domain/renewal/index.ts'
import type { Brief } from './brief.ts'

interface FactProps {
  readonly label: string
  readonly note: ReactNode
  readonly to: string
  readonly children: ReactNode
}

/** A figure that leads to its rows. */
function Fact({ label, note, to, children }: FactProps) {
  return (
    <Link className="br-fact" to={to}>
      <span className="lbl">{label}</span>
      <b className="num">{children}</b>
      <span className="t12 muted">{note}</span>
    </Link>
  )
}

/** What the account is worth, how long it still runs, what of it is used, and how much is not known. */
export function BriefFacts({ brief }: { readonly brief: Brief }) {
  const t = useT()
  const format = useFormat()
  const { account, today, seats, usage, firstValue, questions } = brief
  const tab = (name: string): string => `/accounts/${account.id}?tab=${name}`
  const count = (value: number | null): string => (value === null ? '?' : format.count(value))
  const grave = questions.filter(({ weight }) => weight === 3).length
  const [last] = brief.lastVisits
  return (
    <section className="br-facts" aria-label={t('brief.facts')}>
      <Fact label={t('brief.fact.arr')} to={tab('contracts')} note={<Terms brief={brief} />}>
        {brief.arrCurrency === null ? (
          <span className="faint">—</span>
        ) : (
          format.money({ minor: brief.arrMinor, currency: brief.arrCurrency })
        )}
      </Fact>
      <Renewal brief={brief} to={tab('contracts')} />
      <Fact
        label={t('brief.fact.seats')}
        to={tab('contracts')}
        note={
          seats.countedOn !== null
            ? t(seats.source === 'usage' ? 'brief.fact.seatsUsage' : 'brief.fact.seatsTyped', {
                day: seats.countedOn,
              })
            : usage === null
              ? t('brief.fact.seatsUnknown')
              : t('brief.fact.usage', { month: usage.month, count: usage.count })
        }
      >
        {`${count(seats.bought)} / ${count(seats.assigned)} / ${count(seats.active)}`}
      </Fact>
      <Fact label={t('brief.fact.firstValue')} to={tab('plan')} note={<FirstValueNote value={firstValue} />}>
        {firstValue === null ? (
          <span className="faint">—</span>
        ) : firstValue.signedOn === null ? (
          [firstValue.current, firstValue.target].some((part) => part !== null) ? (
            `${firstValue.current ?? '?'} / ${firstValue.target ?? '?'}`
          ) : (
            t('brief.fact.firstRunning')
          )
        ) : (
          <Seal />
        )}
      </Fact>
      <Fact
        label={t('brief.fact.lastVisit')}
        to={tab('notes')}
        note={t('brief.fact.visits', { count: brief.visitsTotal })}
      >
        {last === undefined ? t('brief.fact.never') : <LastVisit at={last.at} today={today} />}
      </Fact>
      <a
        className="br-fact"
        href="#br-questions"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById(`br-questions-${brief.visit?.id ?? account.id}`)?.focus()
        }}
      >
        <span className="lbl">{t('brief.fact.questions')}</span>
        <b className={questions.length > 0 ? 'num cau' : 'num'}>{format.count(questions.length)}</b>
        <span className="t12 muted">
          {grave > 0 ? t('brief.fact.grave', { count: grave }) : t('brief.fact.noGrave')}
        </span>
      </a>
    </section>
  )
}

function LastVisit({ at, today }: { readonly at: number; readonly today: string }) {
  const format = useFormat()
  const zone = useZone()
  return format.dayAge(zone.dayOf(at), today)
}

function Terms({ brief }: { readonly brief: Brief }) {
  const t = useT()
  if (brief.arrCurrency === null) return t('brief.fact.arrNone')
  if (brief.renewal === null) return t(brief.openEnded ? 'brief.fact.openEnded' : 'brief.fact.noTerm')
  return <span className="num">{`${brief.renewal.fromDay} – ${brief.renewal.toDay}`}</span>
}

function Renewal({ brief, to }: { readonly brief: Brief; readonly to: string }) {
  const t = useT()
  const { renewal, today } = brief
  if (renewal === null)
    return (
      <Fact
        label={t('brief.fact.left')}
        to={to}
        note={t(brief.openEnded ? 'brief.fact.openEnded' : 'brief.fact.noTerm')}
      >
        <span className="faint">—</span>
      </Fact>
    )
  const position = termPosition(renewal, today)
  return (
    <Fact
      label={t('brief.fact.left')}
      to={to}
      note={
        <>
          <TermRuler passed={position.at} daysLeft={renewal.daysLeft} windowFrom={position.renewalStartAt} />
          <span className={renewal.windowOpen ? 'cau' : undefined}>
            {renewal.isRenewed
              ? t('brief.fact.renewed')
              : renewal.windowOpen
                ? t('brief.fact.windowOpen', { day: renewal.startDay })
                : t('brief.fact.windowFrom', { day: renewal.startDay })}
          </span>
          {renewal.noticeDay !== null && !renewal.isRenewed && (
            <span>{t('brief.fact.notice', { day: renewal.noticeDay })}</span>
          )}
          {brief.budgetDay !== null && !renewal.isRenewed && (
            <span>{t('brief.fact.budget', { day: brief.budgetDay })}</span>
          )}
        </>
      }
    >
      <span className={renewal.windowOpen ? 'cau' : undefined}>
        {t('brief.fact.daysLeft', { count: renewal.daysLeft })}
      </span>
    </Fact>
  )
}

function FirstValueNote({ value }: { readonly value: Brief['firstValue'] }) {
  const t = useT()
  if (value === null) return t('brief.fact.firstNone')
  if (value.signedOn !== null) return t('brief.fact.firstSigned', { day: value.signedOn })
  if (value.reachedOn !== null) return t('brief.fact.firstReached', { day: value.reachedOn })
  return value.dueDay === null ? t('account.due.none') : t('brief.fact.firstDue', { day: value.dueDay })
}
