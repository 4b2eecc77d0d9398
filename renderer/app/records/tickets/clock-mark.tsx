import type { CallOutput } from '../../../../shared/contract/index.ts'
import { useZone } from '../../index.ts'
import { type Format, type Translate, useFormat, useT } from '../../../i18n/index.ts'
import { Icon, type IconName } from '../../../ui/index.ts'

export type Ticket = CallOutput<'ticket.get'>
export type TicketClock = Ticket['clocks'][number]

/** `45 分`, `2 小时`, `2 小时 5 分`: working time, to the minute. */
export function workingTimeWords(t: Translate, format: Format, minutes: number): string {
  const whole = Math.abs(minutes)
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours === 0) return t('service.time.minutes', { minutes: rest })
  if (rest === 0) return t('service.time.hours', { hours: format.count(hours) })
  return t('service.time.both', { hours: format.count(hours), minutes: rest })
}

const tones: Readonly<Record<TicketClock['state'], string>> = {
  running: '',
  warning: 'cau',
  paused: 'muted',
  broken: 'dan',
  met: 'pos',
  late: 'dan',
}
const icons: Readonly<Record<TicketClock['state'], IconName>> = {
  running: 'clock',
  warning: 'clock',
  paused: 'snooze',
  broken: 'risk',
  met: 'check',
  late: 'risk',
}

/** A clock in words: what it is, how it stands, until when; what it counted without knowing is said. */
export function ClockMark({ clock }: { readonly clock: TicketClock }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { kind, state, dueAt, remainingMinutes, elapsedMinutes, targetMinutes, yearsWithoutHolidays } = clock
  const isDone = state === 'met' || state === 'late'
  return (
    <span className={`row-i t12 ${tones[state]}`}>
      <Icon name={icons[state]} size={14} />
      <span>
        {t(`service.clock.${kind}`)}{' '}
        {t(`service.state.${state}`, {
          time: workingTimeWords(t, format, isDone ? elapsedMinutes : remainingMinutes),
        })}
        {isDone || dueAt === null ? (
          <span className="muted">
            {' · '}
            {t('service.clock.target', { time: workingTimeWords(t, format, targetMinutes) })}
          </span>
        ) : (
          <span className="muted">
            {' · '}
            {t('service.clock.due', {
              due: `${zone.dayOf(dueAt)} ${format.time(dueAt, zone.offsetMinutes(dueAt))}`,
            })}
          </span>
        )}
        {!isDone && yearsWithoutHolidays.length > 0 && (
          <span className="cau">
            {' · '}
            {t('service.clock.unknown', { years: yearsWithoutHolidays.join(t('service.and')) })}
          </span>
        )}
      </span>
    </span>
  )
}
