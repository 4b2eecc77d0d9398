import { useState } from 'react'
import { planTrip, tripDays, tripVisitMinutes } from '../../../../shared/domain/visit/index.ts'
import { addDays, type Day, daysBetween, instantInZone } from '../../../../shared/kernel/index.ts'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import {
  Content,
  Link,
  noAnswer,
  useFrame,
  useNavigation,
  usePlace,
  useQuery,
  useSettings,
  useToday,
  useZone,
} from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import {
  Button,
  Checkbox,
  DatePickerField,
  EmptyState,
  IconButton,
  SectionHead,
  Select,
  TableHead,
  TextField,
} from '../../../ui/index.ts'
import { keepCalendar } from '../calendar/keep-calendar.ts'

type View = CallOutput<'trip.view'>
type Account = View['accounts'][number]

const isDayText = (text: string | undefined): text is Day =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text)
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** ACC-9: a city and a few days; whom to call on, in which order, and who is called on already. */
export function TripsPage() {
  const t = useT()
  const today = useToday()
  const { query } = usePlace()
  const navigation = useNavigation()
  const city = query['city'] ?? null
  const from = isDayText(query['from']) ? query['from'] : addDays(today, 1)
  const to = isDayText(query['to']) && query['to'] >= from ? query['to'] : addDays(from, 1)
  const { data, error, refetch } = useQuery('trip.view', { city, from, to }, { keepPrevious: true })
  const set = (next: { city?: string; from?: Day; to?: Day }): void =>
    navigation.setQuery({ city: city ?? '', from, to, ...next })
  if (data === undefined) return noAnswer(error, refetch)
  return (
    <Content className="tr">
      <div className="pagehead">
        <div className="grow">
          <h1>{t('trips.title')}</h1>
          <p className="muted t13">{t('trips.lead')}</p>
        </div>
      </div>
      {data.cities.length === 0 ? (
        <EmptyState kind="first" title={t('trips.noCities')}>
          {t('trips.noCitiesWhy')}
        </EmptyState>
      ) : (
        <>
          <div className="trip-bar">
            <Select
              label={t('trips.city')}
              width={220}
              choices={data.cities.map((each) => ({
                id: each.city,
                label: each.city,
                meta: t('trips.cityMeta', { count: each.accounts, due: each.due }),
              }))}
              value={city}
              onChange={(next) => set({ city: next })}
            />
            <DatePickerField
              label={t('trips.from')}
              value={from}
              onChange={(day) => {
                if (day !== null) set({ from: day, to: day > to ? day : to })
              }}
            />
            <DatePickerField
              label={t('trips.to')}
              value={to}
              onChange={(day) => {
                if (day !== null) set({ to: day < from ? from : day })
              }}
            />
          </div>
          {city === null ? (
            <EmptyState kind="done" title={t('trips.chooseCity')}>
              {t('trips.chooseCityWhy')}
            </EmptyState>
          ) : (
            <Trip key={city} view={data} city={city} from={from} to={to} />
          )}
        </>
      )}
    </Content>
  )
}

interface TripProps {
  readonly view: View
  readonly city: string
  readonly from: Day
  readonly to: Day
}

function Trip({ view, city, from, to }: TripProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const frame = useFrame()
  const settings = useSettings()
  const [order, setOrder] = useState<readonly string[]>([])
  const [title, setTitle] = useState('')
  const [isSaving, setSaving] = useState(false)
  const days = tripDays(from, to)
  const stops = planTrip(order, days)
  const nameOf = (id: string): string => view.accounts.find((account) => account.id === id)?.name ?? ''
  const toggle = (id: string, isOn: boolean): void =>
    setOrder((before) => (isOn ? [...before, id] : before.filter((each) => each !== id)))
  const move = (id: string, by: -1 | 1): void =>
    setOrder((before) => {
      const at = before.indexOf(id)
      const other = before[at + by]
      if (other === undefined) return before
      return before.map((each) => (each === id ? other : each === other ? id : each))
    })
  const save = async (): Promise<void> => {
    if (isSaving || stops.length === 0) return
    setSaving(true)
    const result = await frame.write('trip.plan', {
      visits: stops.map(({ accountId, day, minutes }) => {
        const plannedStart = instantInZone(day, minutes, settings.timeZone)
        return {
          accountId,
          title: title.trim() || t('trips.visitTitle'),
          kind: 'visit' as const,
          plannedStart,
          plannedEnd: plannedStart + tripVisitMinutes * 60_000,
        }
      }),
    })
    setSaving(false)
    if (result.ok) setOrder([])
  }
  const { visits } = view
  const briefQuery = new URLSearchParams({ city, from, to }).toString()
  return (
    <div className="trip-2">
      <section>
        <SectionHead title={t('trips.accounts', { city })} count={view.accounts.length} />
        <div className="trip-scroll">
          <table className="tbl mini">
            <TableHead
              columns={[
                t('trips.name'),
                t('trips.tier'),
                { figures: t('trips.arr') },
                { figures: t('trips.lastVisit') },
                { figures: t('trips.due') },
                { figures: t('trips.questions') },
                { figures: t('trips.next') },
              ]}
            />
            <tbody>
              {view.accounts.map((account) => (
                <AccountLine
                  key={account.id}
                  account={account}
                  isChosen={order.includes(account.id)}
                  onChoose={(isOn) => toggle(account.id, isOn)}
                />
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <div className="trip-side">
        <section>
          <SectionHead title={t('trips.plan')} count={stops.length} />
          {stops.length === 0 ? (
            <p className="muted t13">{t('trips.choose')}</p>
          ) : (
            <>
              <ol className="trip-stops" aria-label={t('trips.plan')}>
                {stops.map(({ accountId, day, minutes }, index) => (
                  <li key={accountId}>
                    <span className="num muted nw">
                      {format.day(day).slice(5)} {clock(minutes)}
                    </span>
                    <b className="grow cut">{nameOf(accountId)}</b>
                    <IconButton
                      size="small"
                      icon="up"
                      label={t('trips.earlier', { name: nameOf(accountId) })}
                      isDisabled={index === 0}
                      onPress={() => move(accountId, -1)}
                    />
                    <IconButton
                      size="small"
                      icon="down"
                      label={t('trips.later', { name: nameOf(accountId) })}
                      isDisabled={index === stops.length - 1}
                      onPress={() => move(accountId, 1)}
                    />
                    <IconButton
                      size="small"
                      icon="close"
                      label={t('trips.leaveOut', { name: nameOf(accountId) })}
                      onPress={() => toggle(accountId, false)}
                    />
                  </li>
                ))}
              </ol>
              <TextField
                label={t('trips.visitTitleLabel')}
                hint={t('trips.visitTitle')}
                value={title}
                onChange={setTitle}
              />
              <div className="row" style={{ marginTop: 10 }}>
                <Button kind="primary" icon="calendar" isDisabled={isSaving} onPress={() => void save()}>
                  {t('trips.save', { count: stops.length })}
                </Button>
              </div>
            </>
          )}
        </section>
        <section>
          <SectionHead
            title={t('trips.existing')}
            count={visits.length}
            actions={
              visits.length === 0 ? null : (
                <>
                  <Button
                    size="small"
                    kind="quiet"
                    icon="export"
                    onPress={() =>
                      void keepCalendar(
                        frame,
                        visits.map(({ id }) => id),
                      )
                    }
                  >
                    {t('trips.calendar.short')}
                  </Button>
                  <Link className="btn sm quiet" to={`/trips/brief?${briefQuery}`}>
                    {t('trips.briefs')}
                  </Link>
                </>
              )
            }
          />
          {visits.length === 0 ? (
            <p className="muted t13">{t('trips.noExisting')}</p>
          ) : (
            <ul className="trip-stops" aria-label={t('trips.existing')}>
              {visits.map((visit) => (
                <li key={visit.id}>
                  <span className="num muted nw">
                    {format.day(zone.dayOf(visit.plannedStart)).slice(5)}{' '}
                    {format.time(visit.plannedStart, zone.offsetMinutes(visit.plannedStart))}
                  </span>
                  <Link className="br-go grow" to={`/visits/${visit.id}/brief`}>
                    <b>{visit.accountName}</b> {visit.title}
                  </Link>
                  <IconButton
                    size="small"
                    icon="edit"
                    label={t('trips.edit', { name: visit.accountName })}
                    onPress={() => void frame.dialogs.open('visit.plan', { id: visit.id })}
                  />
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  )
}

interface AccountLineProps {
  readonly account: Account
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

function AccountLine({ account, isChosen, onChoose }: AccountLineProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const today = useToday()
  const { dueDay, lastVisitDay, nextVisitAt } = account
  const late = dueDay === null ? 0 : daysBetween(dueDay, today)
  return (
    <tr className={isChosen ? 'sel' : undefined}>
      <td>
        <Checkbox isSelected={isChosen} onChange={onChoose}>
          {account.name}
        </Checkbox>
      </td>
      <td className="nw">{account.tier === null ? '' : t(`account.tier.${account.tier}`)}</td>
      <td className="r num nw">
        {account.arrCurrency === null
          ? '—'
          : format.money({ minor: account.arrMinor, currency: account.arrCurrency })}
      </td>
      <td className="r num nw" title={lastVisitDay ?? undefined}>
        {lastVisitDay === null ? t('brief.fact.never') : format.dayAge(lastVisitDay, today)}
      </td>
      <td className={late > 0 ? 'r num nw cau' : 'r num nw muted'}>
        {dueDay === null ? '—' : late > 0 ? t('trips.late', { count: late }) : format.shortDay(dueDay, today)}
      </td>
      <td className="r num">
        <Link className="link" to={`/accounts/${account.id}/brief`}>
          {format.count(account.openQuestions)}
        </Link>
      </td>
      <td className="r num nw muted">
        {nextVisitAt === null ? '' : format.shortDay(zone.dayOf(nextVisitAt), today)}
      </td>
    </tr>
  )
}
