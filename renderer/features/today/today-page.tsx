import { useState } from 'react'
import {
  Content,
  Link,
  noAnswer,
  PageSide,
  Panel,
  useFrame,
  usePlaceState,
  useQuery,
} from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, EmptyState, SectionHead } from '../../ui/index.ts'
import { TodayList } from './today-list.tsx'
import { VisitList } from './visit-list.tsx'

export function TodayPage() {
  const t = useT()
  const format = useFormat()
  const { dialogs, navigation } = useFrame()
  const { data, error, refetch } = useQuery('today.list', {})
  const workspace = useQuery('workspace.status', {}).data
  const [chosen, setChosen] = usePlaceState('row', '', (value): value is string => typeof value === 'string')
  const [isFocused, setFocused] = useState(false)
  if (error !== undefined || data === undefined) return noAnswer(error, refetch)
  const { today, rows, total, stake, visits, week } = data
  const isNew = workspace?.state === 'open' && workspace.empty

  return (
    <>
      <Content>
        <div className="pagehead">
          <div className="grow">
            <h1>{format.longDay(today)}</h1>
            <p className="muted t13">{t('today.lead', { visits: visits.length })}</p>
          </div>
          {stake !== null && (
            <div className="fig">
              <span className="t12 muted">{t('today.stake')}</span>
              <span title={format.moneyFull(stake)}>
                <b className="num">
                  {format.language === 'en' ? format.money(stake) : format.moneyCell(stake)}
                </b>
                {format.language !== 'en' && <small>{format.moneyUnit(stake.currency)}</small>}
              </span>
            </div>
          )}
        </div>
        <Panel name={t('app.rail.today')}>
          {rows.length > 0 ? (
            <TodayList
              rows={rows}
              total={total}
              today={today}
              chosen={chosen}
              onChoose={setChosen}
              isFocused={isFocused}
              onFocusChange={setFocused}
            />
          ) : isNew ? (
            <EmptyState
              kind="first"
              title={t('today.empty.first')}
              actions={
                <>
                  <Button kind="primary" onPress={() => navigation.go('/import')}>
                    {t('common.action.import')}
                  </Button>
                  <Button onPress={() => void dialogs.open('account.create', {})}>
                    {t('today.empty.create')}
                  </Button>
                </>
              }
            >
              {t('today.empty.firstWhy')}
            </EmptyState>
          ) : (
            <EmptyState kind="done" title={t('today.empty.done')}>
              {t('today.empty.doneWhy')}
            </EmptyState>
          )}
        </Panel>
      </Content>
      <PageSide id="today" title={t('today.visits')} tab={t('today.tab', { count: visits.length })}>
        <Panel name={t('today.visits')}>
          <SectionHead title={t('today.visits')} line="none" />
          <VisitList visits={visits} />
        </Panel>
        <section>
          <SectionHead title={t('today.week.title')} line="none" />
          <dl className="dl">
            <dt>{t('today.week.promises')}</dt>
            <dd className="num">{`${week.promisesKept} / ${week.promisesDue}`}</dd>
            <dt>{t('today.week.loops')}</dt>
            <dd className="num">{format.count(week.loopsClosed)}</dd>
            <dt>{t('today.week.visits')}</dt>
            <dd className="num">{`${week.visitsPlanned} / ${week.visitsDone}`}</dd>
          </dl>
          <p className="t12" style={{ marginTop: 10 }}>
            <Link to="/visits" className="link">
              {t('today.allVisits')}
            </Link>
          </p>
        </section>
      </PageSide>
    </>
  )
}
