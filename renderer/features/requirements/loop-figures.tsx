import { useQuery } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'

/** REQ-9, first figures: how the loops go, in one line. */
export function LoopFigures() {
  const t = useT()
  const format = useFormat()
  const { data } = useQuery('requirement.figures', {})
  if (data === undefined) return null
  const days = (count: number | null) =>
    count === null ? (
      <span className="faint">{t('common.word.noData')}</span>
    ) : (
      <>
        {format.count(count)}
        <small>{t('requirements.figure.days')}</small>
      </>
    )
  return (
    <dl className="loop" aria-label={t('requirements.figure.label')}>
      <div>
        <dt>{t('requirements.figure.open')}</dt>
        <dd className="num">{format.count(data.open)}</dd>
      </div>
      <div className="loop-2">
        <dt>{t('requirements.figure.median')}</dt>
        <dd className="num">{days(data.medianDaysToTold)}</dd>
      </div>
      <div className="loop-3">
        <dt>{t('requirements.figure.oldest')}</dt>
        <dd className="num">{days(data.oldestOpenDays)}</dd>
      </div>
      <div className="loop-3">
        <dt>{t('requirements.figure.closed')}</dt>
        <dd className="num">{format.count(data.closedLast28Days)}</dd>
      </div>
    </dl>
  )
}
