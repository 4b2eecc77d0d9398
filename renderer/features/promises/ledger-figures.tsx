import { countStandings, type PromiseStanding } from '../../../shared/domain/promise/index.ts'
import { useToday } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import type { LedgerRow } from './promise.ts'
import { openStandings, promiseFilter } from './promise-filter.ts'

const figures: readonly {
  readonly id: 'overdue' | 'open' | 'kept' | 'broken'
  readonly standings: readonly PromiseStanding[]
}[] = [
  { id: 'overdue', standings: ['overdue'] },
  { id: 'open', standings: openStandings },
  { id: 'kept', standings: ['kept'] },
  { id: 'broken', standings: ['broken'] },
]

/** Four counts; each opens to the promises it counts. Kept is said of those that came to an end, never as a bare share. */
export function LedgerFigures({ rows }: { readonly rows: readonly LedgerRow[] }) {
  const t = useT()
  const format = useFormat()
  const counts = countStandings(rows, useToday())
  const ended = counts.kept + counts.broken
  return (
    <dl className="loop" aria-label={t('promises.figure.label')}>
      {figures.map(({ id, standings }) => {
        const count = standings.reduce((sum, standing) => sum + counts[standing], 0)
        const text =
          id === 'kept' && ended > 0
            ? t('promises.figure.of', { count, all: format.count(ended) })
            : format.count(count)
        return (
          <div key={id}>
            <dt>{t(`promises.figure.${id}`)}</dt>
            <dd className="num">
              <button
                type="button"
                className={`pl-fig ${id === 'overdue' && count > 0 ? 'dan' : ''}`}
                aria-label={t('promises.figure.show', { name: t(`promises.figure.${id}`), shown: text })}
                onClick={() => promiseFilter.show('standing', standings)}
              >
                {text}
              </button>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
