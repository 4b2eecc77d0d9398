import { useFrame, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, SectionHead } from '../../../ui/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { FirstValueBlock } from './first-value-block.tsx'
import { MilestoneTable, Waiting } from './milestone-table.tsx'

/** VAL-1, VAL-4: first value and the steps to it. */
export function PlanTab({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const { dialogs } = useFrame()
  const plan = useQuery('value.plan', { accountId })
  return (
    <Loaded query={plan}>
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
          <section>
            <SectionHead
              title={t('account.section.milestones')}
              actions={
                <Button
                  size="small"
                  icon="plus"
                  onPress={() => void dialogs.open('milestone.edit', { accountId })}
                >
                  {t('account.milestone.add')}
                </Button>
              }
            />
            <Waiting waiting={data.waiting} />
            <MilestoneTable accountId={accountId} milestones={data.milestones} />
          </section>
        </div>
      )}
    </Loaded>
  )
}
