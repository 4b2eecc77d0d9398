import { Link, useFrame, useQuery } from '../../../app/index.ts'
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
            {(whole) => (
              <>
                <section>
                  <PlanHead accountId={accountId} plan={whole} />
                  <Waiting waiting={data.waiting} />
                  {isEmpty(whole) ? (
                    <EmptyPlan accountId={accountId} />
                  ) : (
                    <PlanChain accountId={accountId} plan={whole} />
                  )}
                </section>
                <TrainingSection accountId={accountId} plan={whole} />
              </>
            )}
          </Loaded>
        </div>
      )}
    </Loaded>
  )
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
