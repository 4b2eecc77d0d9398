import type { CallOutput } from '../../../shared/contract/index.ts'
import { type TranslationKey, useT } from '../../i18n/index.ts'

type PersonEvent = CallOutput<'person.get'>['events'][number]

/** PPL-1, PPL-3: where the person was and how they stood, the latest first. */
export function PersonHistory({ events }: { readonly events: readonly PersonEvent[] }) {
  const t = useT()
  if (events.length === 0) return null
  const wordOf = (field: string, value: string | null): string => {
    if (value === null) return ''
    const key = `account.${field}.${value}`
    const text = t(key as TranslationKey)
    return text === key ? value : text
  }
  return (
    <section>
      <h3>{t('account.person.history')}</h3>
      <ol className="hist-l">
        {events.map((event) => (
          <li key={event.id}>
            <span>
              <span className="num muted">{event.day}</span> <b>{t(`account.event.person.${event.kind}`)}</b>{' '}
              {event.kind !== 'stance' && event.accountName}
              {event.kind === 'stance' &&
                event.changes
                  .map(({ field, from, to }) => `${wordOf(field, from)} → ${wordOf(field, to)}`)
                  .join(t('account.timeline.and'))}
            </span>
            {event.reason !== null && <span className="muted t12">{event.reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
