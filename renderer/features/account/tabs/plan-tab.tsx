import { useEffect } from 'react'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import { Link, useFrame, usePlace, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, SectionHead } from '../../../ui/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { PlanChain } from '../plan/plan-chain.tsx'
import type { Plan } from '../plan/plan-record.tsx'
import { TrainingSection } from '../plan/training-section.tsx'
import { FirstValueBlock } from './first-value-block.tsx'
import { Waiting } from './milestone-table.tsx'

/** ACC-8, VAL-1, VAL-4, VAL-7: first value, the chain from why they bought to the tasks, and the training. */
export function PlanTab({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const { dialogs } = useFrame()
  const value = useQuery('value.plan', { accountId })
  const plan = useQuery('plan.get', { accountId })
  return (
    <Loaded query={value}>
      {(data) => (
        <div className="col c3-col">
          <section>
            <SectionHead
              title={t('account.section.firstValue')}
              actions={
                <Button
                  size="small"
                  icon="plus"
                  onPress={() => void dialogs.open('firstValue.edit', { accountId })}
                >
                  {t('account.firstValue.add')}
                </Button>
              }
            />
            <FirstValueBlock accountId={accountId} plan={data} />
          </section>
          <Loaded query={plan}>
            {(whole) => <WholePlan accountId={accountId} plan={whole} waiting={data.waiting} />}
          </Loaded>
        </div>
      )}
    </Loaded>
  )
}

interface WholePlanProps {
  readonly accountId: string
  readonly plan: Plan
  readonly waiting: CallOutput<'value.plan'>['waiting']
}

function WholePlan({ accountId, plan, waiting }: WholePlanProps) {
  useAskedRow()
  return (
    <>
      <section>
        <PlanHead accountId={accountId} plan={plan} />
        <Waiting waiting={waiting} />
        {isEmpty(plan) ? (
          <EmptyPlan accountId={accountId} />
        ) : (
          <PlanChain accountId={accountId} plan={plan} />
        )}
      </section>
      <TrainingSection accountId={accountId} plan={plan} />
    </>
  )
}

/** `?at=` of the address: that line comes into view and takes the focus, once per visit. */
function useAskedRow(): void {
  const asked = usePlace().query['at']
  useEffect(() => {
    if (asked === undefined) return
    const row = document.querySelector(`[data-plan-row="${CSS.escape(asked)}"]`)
    const page = row?.closest('.c3-scroll')
    if (row === null || page == null) return
    // Only the tab scrolls: `scrollIntoView` would move the head of the account along.
    page.scrollTop +=
      row.getBoundingClientRect().top - page.getBoundingClientRect().top - page.clientHeight / 3
    row.querySelector<HTMLElement>('.rec')?.focus({ preventScroll: true })
  }, [asked])
}

const isEmpty = ({ intents, outcomes, milestones }: Plan): boolean =>
  intents.length + outcomes.length + milestones.length === 0

function PlanHead({ accountId, plan }: { readonly accountId: string; readonly plan: Plan }) {
  const t = useT()
  const { dialogs } = useFrame()
  const reached = plan.outcomes.filter(({ state }) => state === 'reached').length
  return (
    <SectionHead
      title={t('plan.title')}
      {...(plan.outcomes.length === 0
        ? {}
        : { count: t('plan.reachedOf', { count: plan.outcomes.length, reached }) })}
      actions={
        <span className="row wrap pl-acts-head">
          <Link to={`/accounts/${accountId}/plan`} className="btn sm">
            {t('plan.timeline.show')}
          </Link>
          <Button size="small" onPress={() => void dialogs.open('plan.template', { accountId })}>
            {t('plan.template.open')}
          </Button>
          <Button size="small" icon="plus" onPress={() => void dialogs.open('intent.edit', { accountId })}>
            {t('plan.intent.dialog')}
          </Button>
          <Button size="small" icon="plus" onPress={() => void dialogs.open('outcome.edit', { accountId })}>
            {t('plan.outcome.dialog')}
          </Button>
          <Button size="small" icon="plus" onPress={() => void dialogs.open('milestone.edit', { accountId })}>
            {t('account.milestone.title')}
          </Button>
        </span>
      }
    />
  )
}

/** First use: why the chain begins with their reason, and two ways in. */
function EmptyPlan({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const { dialogs } = useFrame()
  return (
    <div className="nothing">
      <p className="muted">{t('plan.empty')}</p>
      <span className="row">
        <Button size="small" icon="quote" onPress={() => void dialogs.open('intent.edit', { accountId })}>
          {t('plan.intent.write')}
        </Button>
        <Button size="small" onPress={() => void dialogs.open('plan.template', { accountId })}>
          {t('plan.template.open')}
        </Button>
      </span>
    </div>
  )
}
