import type { CallOutput } from '../../../shared/contract/index.ts'
import { useFrame, useZone } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'

type Visit = CallOutput<'visit.get'>

/** VIS-1: who took part, what for, when they came and went, what it cost; only what is known. */
export function VisitFacts({ visit }: { readonly visit: Visit }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const time = (at: number): string => format.time(at, zone.offsetMinutes(at))
  const names = (side: 'ours' | 'customer'): string =>
    visit.attendees
      .filter((attendee) => attendee.side === side)
      .map(({ name }) => name)
      .join(t('accounts.filter.or'))
  const [ours, customer] = [names('ours'), names('customer')]
  const facts = [
    ours === '' ? null : t('notes.visits.ours', { names: ours }),
    customer === '' ? null : t('notes.visits.customer', { names: customer }),
    visit.checkedInAt === null ? null : t('notes.visits.checkedIn', { time: time(visit.checkedInAt) }),
    visit.checkedOutAt === null ? null : t('notes.visits.checkedOut', { time: time(visit.checkedOutAt) }),
    visit.hours === null ? null : t('notes.visits.hours', { count: visit.hours }),
    visit.travelCostMinor === null || visit.currency === null
      ? null
      : t('notes.visits.travel', {
          money: format.moneyFull({ minor: visit.travelCostMinor, currency: visit.currency }),
        }),
  ].filter((fact) => fact !== null)
  return (
    <>
      {facts.length > 0 && <span className="muted t12 num">{facts.join(' · ')}</span>}
      {visit.purpose !== null && (
        <span className="t12">{t('notes.visits.purpose', { text: visit.purpose })}</span>
      )}
    </>
  )
}

/** In, out, and the form: what can be done about a visit now. */
export function VisitActions({ visit }: { readonly visit: Visit }) {
  const t = useT()
  const { write, dialogs } = useFrame()
  return (
    <>
      {visit.state !== 'cancelled' && (
        <Button size="small" kind="quiet" onPress={() => void dialogs.open('visit.plan', { id: visit.id })}>
          {t('notes.visit.edit')}
        </Button>
      )}
      {visit.state === 'planned' && (
        <Button size="small" onPress={() => void write('visit.checkIn', { id: visit.id })}>
          {t('notes.visits.checkIn')}
        </Button>
      )}
      {visit.state === 'in' && (
        <Button size="small" onPress={() => void write('visit.checkOut', { id: visit.id })}>
          {t('notes.visits.checkOut')}
        </Button>
      )}
    </>
  )
}
