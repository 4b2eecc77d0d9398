import { useMemo, useState } from 'react'
import { Content, noAnswer, useQuery, useToday } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, EmptyState, SectionHead } from '../../ui/index.ts'
import { GroupTable } from './group-table.tsx'
import { byAlarm, everything, groupWord, type LaunchRow, rowsOf, type Shown } from './launch.ts'
import { LimitsTable } from './limits-table.tsx'
import { LaunchTable } from './launch-table.tsx'

const none: readonly LaunchRow[] = []
/** Rows that are drawn at once; the figures narrow them down. */
const pageSize = 200

/** VAL-2, VAL-6: from signature to the customer's sign-off, over all accounts. */
export function LaunchesPage() {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const { data, error, refetch } = useQuery('value.launches', {})
  const [shown, setShown] = useState<Shown>(everything)
  const [limit, setLimit] = useState(pageSize)
  const all = data?.rows ?? none
  const rows = useMemo(() => rowsOf(all, shown, today).toSorted(byAlarm), [all, shown, today])
  const whole = data?.figures.find(({ by }) => by === 'all')
  if (error !== undefined || data === undefined || whole === undefined) return noAnswer(error, refetch)
  if (all.length === 0)
    return (
      <Content>
        <EmptyState kind="first" title={t('launches.empty')}>
          {t('launches.emptyWhy')}
        </EmptyState>
      </Content>
    )
  const late = rowsOf(all, { ...everything, kind: 'late' }, today).length
  const figure = (kind: Shown['kind'], count: number) => (
    <div>
      <dt>{t(`launches.kind.${kind}`)}</dt>
      <dd className="num">
        <button
          type="button"
          className={`pl-fig ${kind === 'late' && count > 0 ? 'dan' : ''}`}
          aria-label={t('launches.showGroup', {
            group: t('launches.all'),
            what: t(`launches.kind.${kind}`),
            shown: format.count(count),
          })}
          onClick={() => setShown({ ...everything, kind })}
        >
          {format.count(count)}
        </button>
      </dd>
    </div>
  )
  const isAll = shown.kind === 'all' && shown.by === 'all'
  return (
    <Content>
      <div className="ln">
        <div className="pagehead">
          <div className="grow">
            <h1>{t('launches.title')}</h1>
            <p className="muted t13">{t('launches.rule')}</p>
          </div>
          <dl className="loop" aria-label={t('launches.figures')}>
            {figure('late', late)}
            {figure('there', whole.signedOff)}
            {figure('running', whole.accounts - whole.signedOff)}
            {figure('left_out', whole.leftOut)}
          </dl>
          <div className="fig">
            <b className="num">
              {whole.grossMedian === null ? t('launches.noMedian') : format.count(whole.grossMedian)}
              {whole.grossMedian !== null && <small>{t('launches.days')}</small>}
            </b>
            <p>
              {whole.netMedian === null
                ? t('launches.noMedianWhy', { there: whole.signedOff, count: whole.accounts })
                : t('launches.netMedian', { days: t('common.unit.days', { count: whole.netMedian }) })}
            </p>
          </div>
        </div>
        <div className="ln-2">
          <div className="ln-tiers">
            <GroupTable
              title={t('launches.byTier')}
              figures={data.figures.filter(({ by, accounts }) => by === 'tier' && accounts > 0)}
              onShow={setShown}
            />
            <LimitsTable limits={data.limits} />
          </div>
          <GroupTable
            title={t('launches.byCohort')}
            figures={data.figures.filter(({ by }) => by === 'cohort')}
            onShow={setShown}
          />
        </div>
        <section>
          <SectionHead
            title={
              isAll
                ? t('launches.accounts')
                : t('launches.shown', { group: groupWord(t, shown), what: t(`launches.kind.${shown.kind}`) })
            }
            count={rows.length}
            actions={
              isAll ? null : (
                <Button size="small" kind="quiet" icon="close" onPress={() => setShown(everything)}>
                  {t('launches.clear')}
                </Button>
              )
            }
          />
          <LaunchTable rows={rows.slice(0, limit)} />
          {rows.length > limit && (
            <Button onPress={() => setLimit((now) => now + pageSize)}>{t('launches.more')}</Button>
          )}
        </section>
      </div>
    </Content>
  )
}
