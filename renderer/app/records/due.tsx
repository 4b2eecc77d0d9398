import { type Day, daysBetween } from '../../../shared/kernel/index.ts'
import { useToday } from '../use-settings.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Icon } from '../../ui/index.ts'

/** When something open is due: overdue in red with a clock, today in ochre, later in ink; always in words. */
export function Due({ day }: { readonly day: Day | null }) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  if (day === null) return <span className="faint t12">{t('account.due.none')}</span>
  const days = daysBetween(today, day)
  if (days < 0)
    return (
      <span className="dan t12 due" title={format.day(day)}>
        <Icon name="clock" size={14} />
        {t('account.due.overdue', { count: -days })}
      </span>
    )
  if (days === 0) return <span className="cau t12 nw">{t('account.due.today')}</span>
  return (
    <span className="t12 num" title={format.day(day)}>
      {t('account.due.on', { day: format.shortDay(day, today) })}
    </span>
  )
}
