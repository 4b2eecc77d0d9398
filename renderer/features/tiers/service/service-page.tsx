import { useState } from 'react'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import { hoursToText } from '../../../../shared/domain/service-levels/index.ts'
import { noAnswer, Panel, useFrame, useQuery } from '../../../app/index.ts'
import { calendarName, regionName } from '../../../app/records/tickets/calendar-name.ts'
import { workingTimeWords } from '../../../app/records/tickets/clock-mark.tsx'
import { TicketTable } from '../../../app/records/tickets/ticket-table.tsx'
import { useMinute } from '../../../app/records/tickets/use-minute.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, Callout, IconButton, SectionHead, TableHead } from '../../../ui/index.ts'
import { TiersFrame } from '../tiers-frame.tsx'

type Settings = CallOutput<'service.settings'>

/** Tickets that are drawn at first, and added by each press: the most urgent ones. */
const ticketStep = 200

/** ACC-5: what each tier is promised, which clocks run, and by which working time they are counted. */
export function ServicePage() {
  const t = useT()
  const { dialogs } = useFrame()
  const settings = useQuery('service.settings', {})
  const [limit, setLimit] = useState(ticketStep)
  const running = useQuery('ticket.running', { limit }, { keepPrevious: true })
  useMinute(running.refetch)
  const error = settings.error ?? running.error
  if (error !== undefined || settings.data === undefined || running.data === undefined)
    return noAnswer(error, () => {
      settings.refetch()
      running.refetch()
    })
  const { tickets, total } = running.data
  return (
    <TiersFrame current="service" lead={t('service.lead')}>
      <div className="col tr-c">
        <Panel name={t('service.running')}>
          <section>
            <SectionHead
              title={t('service.running')}
              count={total}
              actions={
                <Button size="small" icon="plus" onPress={() => void dialogs.open('ticket.edit', {})}>
                  {t('service.open')}
                </Button>
              }
            />
            {tickets.length === 0 ? (
              <p className="muted t13 tr-none">{t('service.none')}</p>
            ) : (
              <TicketTable tickets={tickets} hasAccounts />
            )}
            {tickets.length < total && (
              <Button size="small" onPress={() => setLimit(limit + ticketStep)}>
                {t('service.more')}
              </Button>
            )}
          </section>
        </Panel>
        <Panel name={t('service.level.heading')}>
          <Levels settings={settings.data} />
        </Panel>
        <Panel name={t('service.calendar.heading')}>
          <Calendars settings={settings.data} />
        </Panel>
        <Panel name={t('service.holiday.heading')}>
          <HolidayYears settings={settings.data} />
        </Panel>
      </div>
    </TiersFrame>
  )
}

function Levels({ settings }: { readonly settings: Settings }) {
  const t = useT()
  const format = useFormat()
  const { dialogs } = useFrame()
  const time = (minutes: number | null) =>
    minutes === null ? (
      <span className="muted t12">{t('service.level.nothing')}</span>
    ) : (
      workingTimeWords(t, format, minutes)
    )
  return (
    <section>
      <SectionHead title={t('service.level.heading')} />
      <table className="tbl mini tr-cov" aria-label={t('service.level.heading')}>
        <TableHead
          columns={[
            t('tiers.rules.tier'),
            t('service.clock.response'),
            t('service.clock.solution'),
            t('service.level.visitShort'),
            t('service.level.warnShort'),
            t('service.level.calendar'),
            { unseen: t('tiers.rules.actions') },
          ]}
        />
        <tbody>
          {settings.levels.map(({ tier, level }) => {
            const calendar =
              settings.calendars.find(({ code }) => code === level.calendar) ?? settings.calendars[0]
            return (
              <tr key={tier}>
                <td className="w6">{t(`account.tier.${tier}`)}</td>
                <td className="nw">{time(level.firstResponseMinutes)}</td>
                <td className="nw">{time(level.solutionMinutes)}</td>
                <td className="nw">
                  {level.visitEveryDays === null ? (
                    <span className="muted t12">{t('service.level.nothing')}</span>
                  ) : (
                    t('tiers.coverage.every', { count: level.visitEveryDays })
                  )}
                </td>
                <td className="num">{format.percent(level.warnPercent / 100)}</td>
                <td>{calendar && calendarName(t, calendar)}</td>
                <td className="r">
                  <IconButton
                    icon="edit"
                    size="small"
                    iconSize={14}
                    label={t('service.level.title', { tier: t(`account.tier.${tier}`) })}
                    onPress={() => void dialogs.open('serviceLevel.edit', { tier })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Calendars({ settings }: { readonly settings: Settings }) {
  const t = useT()
  const { dialogs } = useFrame()
  return (
    <section>
      <SectionHead
        title={t('service.calendar.heading')}
        count={settings.calendars.length}
        actions={
          <Button size="small" icon="plus" onPress={() => void dialogs.open('calendar.edit', {})}>
            {t('service.calendar.new')}
          </Button>
        }
      />
      <table className="tbl mini tr-cov" aria-label={t('service.calendar.heading')}>
        <TableHead
          columns={[
            t('service.calendar.name'),
            t('service.day.mon'),
            t('service.day.sat'),
            t('service.calendar.makeUp'),
            t('service.calendar.region'),
            { unseen: t('tiers.rules.actions') },
          ]}
        />
        <tbody>
          {settings.calendars.map((calendar) => {
            const words = (at: number): string =>
              hoursToText(calendar.week[at] ?? []) || t('service.calendar.free')
            return (
              <tr key={calendar.code}>
                <td>{calendarName(t, calendar)}</td>
                <td className="num">{words(0)}</td>
                <td className="num">{words(5)}</td>
                <td className="num">{hoursToText(calendar.makeUpDay)}</td>
                <td className="nw">
                  {calendar.region === null ? t('service.calendar.noRegion') : regionName(t, calendar.region)}
                </td>
                <td className="r nw">
                  <IconButton
                    icon="edit"
                    size="small"
                    iconSize={14}
                    label={t('service.calendar.editOne', { name: calendarName(t, calendar) })}
                    onPress={() => void dialogs.open('calendar.edit', { code: calendar.code })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function HolidayYears({ settings }: { readonly settings: Settings }) {
  const t = useT()
  const format = useFormat()
  const { dialogs } = useFrame()
  const daysOf = (off: Settings['holidays'][number]['off']): number =>
    off.reduce(
      (sum, { first, last }) => sum + Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1,
      0,
    )
  return (
    <section>
      <SectionHead
        title={t('service.holiday.heading')}
        count={settings.holidays.length}
        actions={
          <Button size="small" icon="plus" onPress={() => void dialogs.open('holiday.edit', {})}>
            {t('service.holiday.new')}
          </Button>
        }
      />
      {settings.unknown.map(({ region, year }) => (
        <Callout key={`${region}/${year}`} tone="caution" icon="unknown">
          <div className="row">
            <span className="grow">
              {t('service.holiday.unknown', { region: regionName(t, region), year: String(year) })}
            </span>
            <Button size="small" onPress={() => void dialogs.open('holiday.edit', { region, year })}>
              {t('service.holiday.enter', { region: regionName(t, region), year: String(year) })}
            </Button>
          </div>
        </Callout>
      ))}
      <table className="tbl mini tr-cov" aria-label={t('service.holiday.heading')}>
        <TableHead
          columns={[
            t('service.holiday.region'),
            t('service.holiday.year'),
            { figures: t('service.holiday.off') },
            { figures: t('service.holiday.work') },
            t('service.holiday.source'),
            { unseen: t('tiers.rules.actions') },
          ]}
        />
        <tbody>
          {settings.holidays.map((each) => (
            <tr key={`${each.region}/${each.year}`}>
              <td className="nw">{regionName(t, each.region)}</td>
              <td className="num">{each.year}</td>
              <td className="r num">{format.count(daysOf(each.off))}</td>
              <td className="r num">{format.count(each.work.length)}</td>
              <td className="t12">
                {each.source}
                <span className="muted">
                  {' · '}
                  {each.announcedOn}
                  {each.isChanged && ` · ${t('service.holiday.own')}`}
                </span>
              </td>
              <td className="r">
                <IconButton
                  icon="edit"
                  size="small"
                  iconSize={14}
                  label={t('service.holiday.title', {
                    region: regionName(t, each.region),
                    year: String(each.year),
                  })}
                  onPress={() => void dialogs.open('holiday.edit', { region: each.region, year: each.year })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
