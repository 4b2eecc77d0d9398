import {
  Content,
  FailureNote,
  useCommands,
  usePage,
  usePlace,
  useQuery,
  useToday,
} from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, EmptyState } from '../../../ui/index.ts'
import { BriefSheet } from '../brief/brief-sheet.tsx'
import { usePrint } from '../brief/use-print.ts'

/** ACC-9, VIS-2: the briefs of a trip one after another, each on a page of its own. */
export function TripBriefPage() {
  const t = useT()
  const today = useToday()
  const print = usePrint()
  const { query } = usePlace()
  const { city = '', from = today, to = today } = query
  const trip = useQuery('trip.view', { city, from, to })
  const ids = (trip.data?.visits ?? []).map(({ id }) => id).slice(0, 60)
  const briefs = useQuery('visit.brief', { visitIds: ids }, { isEnabled: ids.length > 0 })
  const name = `${t('brief.tripOf', { count: ids.length })} · ${city}`
  usePage(name)
  useCommands([
    {
      id: 'brief.print',
      titleKey: 'brief.print',
      group: 'record',
      icon: 'export',
      when: () => ids.length > 0,
      run: () => print(name),
    },
  ])
  const error = trip.error ?? briefs.error
  if (error)
    return (
      <Content>
        <FailureNote failure={error} />
      </Content>
    )
  if (trip.data === undefined) return <Content>{null}</Content>
  if (ids.length === 0)
    return (
      <Content>
        <EmptyState kind="filtered" title={t('trips.noExisting')}>
          {`${city} ${from} – ${to}`}
        </EmptyState>
      </Content>
    )
  return (
    <Content className="br-page">
      <div className="br-bar no-print">
        <h1 className="t14 grow">{name}</h1>
        <Button kind="primary" icon="export" onPress={() => void print(name)}>
          {t('brief.print')}
        </Button>
      </div>
      {(briefs.data?.briefs ?? []).map((brief) => (
        <BriefSheet key={brief.visit?.id ?? brief.account.id} brief={brief} level={2} />
      ))}
    </Content>
  )
}
