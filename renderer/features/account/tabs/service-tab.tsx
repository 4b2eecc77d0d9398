import { useState } from 'react'
import { useFrame, useQuery, useToday } from '../../../app/index.ts'
import { hours, quarterWords } from '../../../app/records/coverage/coverage-words.ts'
import { CoverageState } from '../../../app/records/coverage/figures.tsx'
import { VisitRows } from '../../../app/records/coverage/visit-rows.tsx'
import { calendarName } from '../../../app/records/tickets/calendar-name.ts'
import { workingTimeWords } from '../../../app/records/tickets/clock-mark.tsx'
import { TicketTable } from '../../../app/records/tickets/ticket-table.tsx'
import { useMinute } from '../../../app/records/tickets/use-minute.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, SectionHead, Select } from '../../../ui/index.ts'
import { Loaded } from '../parts/loaded.tsx'

/** ACC-4, ACC-5: what the customer is meant to get by its tier, and what it got. */
export function ServiceTab({ accountId }: { readonly accountId: string }) {
  return (
    <div className="col tr-c">
      <Promised accountId={accountId} />
      <Tickets accountId={accountId} />
      <Coverage accountId={accountId} />
    </div>
  )
}

/** Tickets that are asked for at first, and added by each press. */
const ticketStep = 200
const byTier = 'tier'

/** First answer, solution, next visit, and the working time that they are counted in. */
function Promised({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const format = useFormat()
  const { write } = useFrame()
  const query = useQuery('service.account', { accountId })
  const calendars = useQuery('service.settings', {}).data?.calendars ?? []
  const time = (minutes: number | null): string =>
    minutes === null ? t('service.level.nothing') : workingTimeWords(t, format, minutes)
  return (
    <Loaded query={query}>
      {({ level, calendar, ownCalendar, cadence }) => (
        <section>
          <SectionHead title={t('service.own.title')} />
          {level === null ? (
            <p className="muted t13 tr-none">{t('service.own.none')}</p>
          ) : (
            <dl className="loop tr-own">
              <div>
                <dt>{t('service.clock.response')}</dt>
                <dd className="t13">{time(level.firstResponseMinutes)}</dd>
              </div>
              <div>
                <dt>{t('service.clock.solution')}</dt>
                <dd className="t13">{time(level.solutionMinutes)}</dd>
              </div>
              <div>
                <dt>{t('service.own.visit')}</dt>
                <dd
                  className={`t13 ${cadence.state === 'overdue' ? 'dan' : cadence.state === 'soon' ? 'cau' : ''}`}
                >
                  {cadence.dueDay === null || cadence.daysLeft === null
                    ? t('service.own.noCadence')
                    : [
                        t('service.own.visitDue', { day: format.day(cadence.dueDay) }),
                        cadence.daysLeft < 0 &&
                          t('service.own.overdue', {
                            days: t('common.unit.days', { count: -cadence.daysLeft }),
                          }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                </dd>
              </div>
            </dl>
          )}
          <Select
            label={t('service.level.calendar')}
            className="tr-calendar"
            choices={[
              {
                id: byTier,
                label:
                  ownCalendar === null
                    ? t('service.own.byTier', { name: calendarName(t, calendar) })
                    : t('service.own.tierCalendar'),
              },
              ...calendars.map((each) => ({ id: each.code, label: calendarName(t, each) })),
            ]}
            value={ownCalendar ?? byTier}
            onChange={(code) =>
              void write('account.setCalendar', { id: accountId, calendar: code === byTier ? null : code })
            }
          />
        </section>
      )}
    </Loaded>
  )
}

function Tickets({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const { dialogs } = useFrame()
  const [limit, setLimit] = useState(ticketStep)
  const query = useQuery('ticket.list', { accountId, limit }, { keepPrevious: true })
  useMinute(query.refetch)
  return (
    <Loaded query={query}>
      {({ tickets, total }) => (
        <section>
          <SectionHead
            title={t('service.tickets')}
            count={total}
            actions={
              <Button
                size="small"
                icon="plus"
                onPress={() => void dialogs.open('ticket.edit', { accountId })}
              >
                {t('service.open')}
              </Button>
            }
          />
          {tickets.length === 0 ? (
            <p className="muted t13 tr-none">{t('service.noneOwn')}</p>
          ) : (
            <TicketTable tickets={tickets} />
          )}
          {tickets.length < total && (
            <Button size="small" onPress={() => setLimit(limit + ticketStep)}>
              {t('service.more')}
            </Button>
          )}
        </section>
      )}
    </Loaded>
  )
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
