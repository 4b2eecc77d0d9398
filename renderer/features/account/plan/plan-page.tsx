import { useMemo } from 'react'
import { z } from 'zod'
import { type AxisScale, axisScales } from '../../../../shared/domain/plan/index.ts'
import {
  Content,
  createPersistedStore,
  Link,
  noAnswer,
  type RouteProps,
  useFrame,
  usePage,
  useQuery,
} from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, EmptyState, SectionHead, SegmentedControl, Switch } from '../../../ui/index.ts'
import { Waiting } from '../tabs/milestone-table.tsx'
import { TimelineChart } from './timeline-chart.tsx'
import { timelineRows } from './timeline-rows.ts'
import { TimelineTable } from './timeline-table.tsx'

/** How a person looks at plans, on all accounts alike. */
const view = createPersistedStore<{ readonly scale: AxisScale; readonly hasTasks: boolean }>({
  name: 'account.plan.timeline',
  version: 1,
  initial: { scale: 'month', hasTasks: true },
  schema: z.object({ scale: z.enum(axisScales), hasTasks: z.boolean() }),
})

/** VAL-4, VAL-5: the plan of an account on a time axis, and the same as a table. */
export function PlanPage({ params: { id } }: RouteProps<{ readonly id: string }>) {
  const t = useT()
  const { dialogs, host } = useFrame()
  const plan = useQuery('plan.get', { accountId: id })
  const value = useQuery('value.plan', { accountId: id })
  const scale = view((state) => state.scale)
  const hasTasks = view((state) => state.hasTasks)
  usePage(plan.data === undefined ? null : t('plan.timeline.of', { name: plan.data.accountName }))
  const rows = useMemo(
    () => (plan.data === undefined ? [] : timelineRows(plan.data, hasTasks)),
    [plan.data, hasTasks],
  )
  if (plan.data === undefined) return noAnswer(plan.error, plan.refetch)
  const { data } = plan
  return (
    <Content className="gt-page">
      <div className="pagehead">
        <h1>{t('plan.timeline.of', { name: data.accountName })}</h1>
        <span className="sp" />
        <span className="row wrap no-print">
          <Switch isSelected={hasTasks} onChange={(isOn) => view.setState({ hasTasks: isOn })}>
            {t('plan.timeline.tasks')}
          </Switch>
          <SegmentedControl
            label={t('plan.timeline.scale')}
            segments={axisScales.map((each) => ({ id: each, label: t(`plan.timeline.scales.${each}`) }))}
            value={scale}
            onChange={(next) => view.setState({ scale: next })}
            size="small"
          />
          <Button
            size="small"
            icon="plus"
            onPress={() => void dialogs.open('milestone.edit', { accountId: id })}
          >
            {t('account.milestone.title')}
          </Button>
          <Button size="small" onPress={() => void dialogs.open('plan.template', { accountId: id })}>
            {t('plan.template.open')}
          </Button>
          <Button
            size="small"
            onPress={() =>
              void host.print(t('plan.timeline.of', { name: data.accountName }), { landscape: true })
            }
          >
            {t('plan.timeline.print')}
          </Button>
          <Link to={`/accounts/${id}?tab=plan`} className="btn sm">
            {t('plan.timeline.toTab')}
          </Link>
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          kind="first"
          title={t('plan.timeline.empty')}
          actions={
            <Button kind="primary" onPress={() => void dialogs.open('plan.template', { accountId: id })}>
              {t('plan.template.open')}
            </Button>
          }
        >
          {t('plan.timeline.emptyWhy')}
        </EmptyState>
      ) : (
        <>
          {value.data && <Waiting waiting={value.data.waiting} />}
          <TimelineChart plan={data} rows={rows} scale={scale} />
          <p id="gt-keys" className="t12 muted no-print">
            {t('plan.timeline.keys')}
          </p>
          <section>
            <SectionHead title={t('plan.timeline.asTable')} count={rows.length} />
            <TimelineTable rows={rows} />
          </section>
        </>
      )}
    </Content>
  )
}
