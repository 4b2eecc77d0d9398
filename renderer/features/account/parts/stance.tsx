import { daysBetween } from '../../../../shared/kernel/index.ts'
import { useToday } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { classNames } from '../../../ui/index.ts'
import type { Person } from '../records.ts'

const tones: Readonly<Record<Person['attitude'], string>> = {
  support: 'pos',
  neutral: 'cau',
  against: 'dan',
  unknown: 'faint',
}

/** After so many days without the one who decides, it is said in colour (PPL-4). */
const longUnmetDays = 30

export function Attitude({ attitude }: { readonly attitude: Person['attitude'] }) {
  const t = useT()
  return <span className={tones[attitude]}>{t(`account.attitude.${attitude}`)}</span>
}

/** When the person was last met, in days; in colour where it is the one who decides and too long ago. */
export function LastMet({ person }: { readonly person: Person }) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const { lastMetOn, role } = person
  const days = lastMetOn === null ? null : daysBetween(lastMetOn, today)
  const isLong = role === 'economic_buyer' && (days === null || days > longUnmetDays)
  return (
    <span
      className={classNames('nw', isLong && 'cau')}
      title={lastMetOn === null ? undefined : format.day(lastMetOn)}
    >
      {days === null
        ? t('account.met.never')
        : isLong
          ? t('account.met.long', { count: days })
          : lastMetOn !== null && format.dayAge(lastMetOn, today)}
    </span>
  )
}
