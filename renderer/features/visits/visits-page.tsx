import { addDays, type Day } from '../../../shared/kernel/index.ts'
import type { CallOutput } from '../../../shared/contract/index.ts'
import { Content, Link, noAnswer, useFrame, useQuery, useToday, useZone } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, EmptyState, IconButton, MenuButton, SectionHead } from '../../ui/index.ts'
import { keepCalendar } from './calendar/keep-calendar.ts'
import { VisitActions, VisitFacts } from './visit-facts.tsx'

type Visit = CallOutput<'visit.list'>['visits'][number]

const daysBack = 30
const daysAhead = 60

/** The visits of the last weeks and the next, by day: planned, under way, done. */
export function VisitsPage() {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const today = useToday()
  const frame = useFrame()
  const { dialogs, navigation } = frame
  const { data, error, refetch } = useQuery('visit.list', {
    from: addDays(today, -daysBack),
    to: addDays(today, daysAhead),
    limit: 1_000,
  })
  if (error !== undefined || data === undefined) return noAnswer(error, refetch)
  const byDay = new Map<Day, Visit[]>()
  for (const visit of data.visits.toSorted((left, right) => left.plannedStart - right.plannedStart)) {
    const day = zone.dayOf(visit.plannedStart)
    byDay.set(day, [...(byDay.get(day) ?? []), visit])
  }
  return (
    <Content>
      <div className="pagehead">
        <h1 className="grow">{t('notes.visits.title')}</h1>
        <Button icon="pin" onPress={() => navigation.go('/trips')}>
          {t('trips.command')}
        </Button>
        <MenuButton
          label={t('common.action.more')}
          kind="plain"
          entries={[
            {
              id: 'export',
              icon: 'export',
              label: t('trips.calendar.export'),
              onAction: () => void keepCalendar(frame),
            },
            {
              id: 'import',
              icon: 'import',
              label: t('trips.calendar.import'),
              onAction: () => void dialogs.open('calendar.import', {}),
            },
          ]}
        />
        <Button kind="primary" icon="calendar" onPress={() => void dialogs.open('visit.plan', {})}>
          {t('notes.command.plan')}
        </Button>
      </div>
      {byDay.size === 0 && (
        <EmptyState kind="first" title={t('notes.visits.empty')}>
          {t('notes.visits.emptyWhy')}
        </EmptyState>
      )}
      {[...byDay].map(([day, visits]) => (
        <section key={day} style={{ marginBottom: 20 }}>
          <SectionHead title={format.day(day)} />
          <ul>
            {visits.map((visit) => (
              <VisitRow key={visit.id} visit={visit} />
            ))}
          </ul>
        </section>
      ))}
    </Content>
  )
}

function VisitRow({ visit }: { readonly visit: Visit }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const frame = useFrame()
  const { dialogs, navigation } = frame
  const note = async (): Promise<void> => {
    const made = await dialogs.open('note.create', { visitId: visit.id, accountId: visit.accountId })
    if (made !== null) navigation.go(`/notes/${made.id}`)
  }
  return (
    <li className="note-row">
      <span className="num muted nw">
        {format.time(visit.plannedStart, zone.offsetMinutes(visit.plannedStart))}
      </span>
      <span className="grow">
        <b>{visit.title}</b>{' '}
        <Link className="link" to={`/accounts/${visit.accountId}`}>
          {visit.accountName}
        </Link>
        <span className="muted t12">
          {' '}
          {[t(`notes.visit.kinds.${visit.kind}`), visit.city, visit.place, visit.cancelledReason]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
        <span className="visit-facts">
          <VisitFacts visit={visit} />
        </span>
      </span>
      <VisitActions visit={visit} />
      {visit.state !== 'cancelled' && (
        <Link
          className="btn sm quiet"
          to={`/visits/${visit.id}/brief`}
          aria-label={t('brief.of', { name: visit.accountName })}
        >
          {t('brief.title')}
        </Link>
      )}
      <IconButton
        size="small"
        icon="calendar"
        label={t('trips.calendar.one', { title: visit.title })}
        onPress={() => void keepCalendar(frame, [visit.id])}
      />
      <Button size="small" kind="quiet" icon="note" onPress={() => void note()}>
        {t('notes.visits.note')}
      </Button>
    </li>
  )
}
