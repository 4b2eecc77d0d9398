import type { ReactNode } from 'react'
import { tiers } from '../../../../shared/contract/index.ts'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import { useQuery, useToday, useZone } from '../../../app/index.ts'
import { calendarName } from '../../../app/records/tickets/calendar-name.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, Callout, SectionHead } from '../../../ui/index.ts'
import { lineName, useSpanText } from '../parts/line-words.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Attitude } from '../parts/stance.tsx'
import type { AccountDetail } from '../records.ts'
import { knownFields } from './known-fields.ts'

type Known = NonNullable<CallOutput<'account.knownOn'>['account']>

export interface KnownOnProps {
  readonly account: AccountDetail
  readonly day: Day
  readonly picker: ReactNode
  readonly onBack: () => void
}

/** VIS-7: a look at the past. Nothing here can be changed; what is different today is said beside it. */
export function KnownOn({ account, day, picker, onBack }: KnownOnProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const today = useToday()
  const known = useQuery('account.knownOn', { id: account.id, day }, { keepPrevious: true })
  return (
    <>
      <div className="row wrap c3-tools">
        <Button size="small" icon="left" onPress={onBack}>
          {t('account.known.back')}
        </Button>
        <span className="sp" />
        {picker}
      </div>
      <Loaded query={known}>
        {({ until, firstDay, account: was }) => (
          <>
            <Callout tone="caution" icon="clock" className="known-b">
              <p>
                <b>{t('account.known.past', { day: format.day(day) })}</b>
              </p>
              <p>
                {day === today
                  ? t('account.known.untilNow', { time: format.time(until, zone.offsetMinutes(until)) })
                  : t('account.known.until', { day })}
              </p>
            </Callout>
            {was === null ? (
              <Nothing text={t('account.known.absent', { day: firstDay })} />
            ) : (
              <KnownAccount was={was} now={account} />
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

/** ACC-5: the account's own working calendar then and now; names are those of today. */
function useCalendarFact(was: string | null, accountId: string): Fact {
  const t = useT()
  const calendars = useQuery('service.settings', {}).data?.calendars ?? []
  const own = useQuery('service.account', { accountId }).data?.ownCalendar ?? null
  const nameOf = (code: string | null): string => {
    const known = calendars.find((calendar) => calendar.code === code)
    return known === undefined ? (code ?? '') : calendarName(t, known)
  }
  return { label: t('service.level.calendar'), was: nameOf(was), now: nameOf(own) }
}

function KnownAccount({ was, now }: { readonly was: Known; readonly now: AccountDetail }) {
  const t = useT()
  const format = useFormat()
  const spanText = useSpanText()
  const calendar = useCalendarFact(was.calendar, now.id)
  const tierWord = (tier: Known['tier']): string =>
    t(`account.tier.${tiers.find((known) => known === tier) ?? 'none'}`)
  const facts: readonly Fact[] = [
    { label: t('account.field.name'), was: was.fields.name, now: now.name },
    {
      label: t('account.known.stage'),
      was: t(`account.stage.${was.stage}`),
      now: t(`account.stage.${now.stage}`),
    },
    { label: t('account.field.tier'), was: tierWord(was.tier), now: tierWord(now.tier) },
    {
      label: t('account.known.arr'),
      was: moneyWord(format, was.arrMinor, was.arrCurrency),
      now: moneyWord(format, now.arrMinor, now.arrCurrency),
    },
    calendar,
    { label: t('account.known.parent'), was: was.parentName ?? '', now: now.parentName ?? '' },
    ...knownFields.map(
      (field): Fact => ({
        label: t(`account.field.${field}`),
        was: word(was.fields[field]),
        now: word(now.fields[field]),
      }),
    ),
  ]
  return (
    <div className="c3-grid">
      <div className="col c3-col">
        <section>
          <SectionHead title={t('account.profile.fields')} />
          <dl className="prof known-f">
            {facts
              .filter((fact) => fact.was !== '' || fact.now !== '')
              .map((fact) => (
                <div key={fact.label}>
                  <dt>{fact.label}</dt>
                  <dd>
                    <span>{fact.was === '' ? t('account.history.empty') : fact.was}</span>
                    {fact.was !== fact.now && (
                      <span className="muted t12">
                        {t('account.known.now', {
                          value: fact.now === '' ? t('account.history.empty') : fact.now,
                        })}
                      </span>
                    )}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
        <Part title={t('account.tab.people')} count={was.people.length}>
          <ul className="plist ruled">
            {was.people.map((person) => (
              <li key={person.id} className={person.leftOn === null ? undefined : 'muted'}>
                <p>
                  {person.name} <span className="muted">{person.title}</span>
                </p>
                <span className="muted">{t(`account.role.${person.role}`)}</span>
                <Attitude attitude={person.attitude} />
              </li>
            ))}
          </ul>
        </Part>
        <Part title={t('account.tab.contracts')} count={was.contracts.length + was.lines.length}>
          <ul className="plist ruled">
            {was.contracts.map((contract) => (
              <li key={contract.id}>
                <p>{contract.title}</p>
                <span className="muted num">{spanText(contract)}</span>
              </li>
            ))}
            {was.lines.map((line) => (
              <li key={line.id}>
                <p>{lineName(line)}</p>
                <span className="muted num">{spanText(line)}</span>
                <span className="num">
                  {format.money({ minor: line.amountMinor, currency: line.currency })}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      </div>
      <div className="col c3-col">
        <Part title={t('account.known.promises')} count={was.promises.length}>
          <ul className="plist ruled">
            {was.promises.map((promise) => (
              <li key={promise.id}>
                <p>
                  {promise.title} <span className="muted">{promise.byName}</span>
                </p>
                <span className="num">
                  {promise.dueDay === null
                    ? t('account.due.none')
                    : t('account.due.on', { day: promise.dueDay })}
                </span>
              </li>
            ))}
          </ul>
        </Part>
        <Part title={t('account.tab.requirements')} count={was.requirements.length}>
          <ul className="plist ruled">
            {was.requirements.map((wish) => (
              <li key={wish.askId}>
                <p>
                  <span className="num muted">{wish.code}</span> {wish.title}
                </p>
                <span>{t(`account.requirementState.${wish.state}`)}</span>
              </li>
            ))}
          </ul>
        </Part>
        <Part title={t('account.section.milestones')} count={was.milestones.length}>
          <ul className="plist ruled">
            {was.milestones.map((milestone) => (
              <li key={milestone.id}>
                <p>
                  {milestone.title}{' '}
                  <span className="muted">{t(`account.milestoneKind.${milestone.kind}`)}</span>
                </p>
                <span className="num">
                  {milestone.reachedOn === null
                    ? milestone.dueDay === null
                      ? t('account.due.none')
                      : t('account.due.on', { day: milestone.dueDay })
                    : t('account.known.reached', { day: milestone.reachedOn })}
                </span>
              </li>
            ))}
          </ul>
        </Part>
        <Part title={t('account.known.risks')} count={was.risks.length}>
          <ul className="plist ruled">
            {was.risks.map((risk) => (
              <li key={risk.id}>
                <p>{risk.title}</p>
                <span className="muted">{t(`account.symptom.${risk.symptom}`)}</span>
                <span>{t(`account.severity.${risk.severity}`)}</span>
              </li>
            ))}
          </ul>
        </Part>
      </div>
    </div>
  )
}

interface Fact {
  readonly label: string
  readonly was: string
  readonly now: string
}

const word = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

const moneyWord = (format: ReturnType<typeof useFormat>, minor: number, currency: string | null): string =>
  currency === null ? '' : format.money({ minor, currency })

function Part({
  title,
  count,
  children,
}: {
  readonly title: string
  readonly count: number
  readonly children: ReactNode
}) {
  const t = useT()
  return (
    <section aria-label={title}>
      <SectionHead title={title} count={count} />
      {count === 0 ? <p className="muted t12 known-n">{t('account.known.none')}</p> : children}
    </section>
  )
}
