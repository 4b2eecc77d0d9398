import { timelineKinds } from '../../../../shared/contract/index.ts'
import { useFrame, usePlaceState, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, SegmentedControl } from '../../../ui/index.ts'
import { overviewEntries } from '../account-reads.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { Section } from '../parts/section.tsx'
import type { AccountDetail } from '../records.ts'
import { isFilter, kindsOf } from '../timeline/filters.ts'
import { TimelineList } from '../timeline/timeline-list.tsx'
import { FirstValueBlock } from './first-value-block.tsx'
import { GroupTable } from './group-table.tsx'
import { MilestoneTable, Waiting } from './milestone-table.tsx'
import { OpenRequirements } from './requirements-tab.tsx'
import { OpenRisks, OpenTasks } from './risks-tab.tsx'
import { ValueTable } from './values-tab.tsx'

/** What matters now, on one page: on the left what is to be reached and owed, on the right what happened. */
export function OverviewTab({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const { dialogs, navigation } = useFrame()
  const accountId = account.id
  const plan = useQuery('value.plan', { accountId })
  const { counts } = account
  return (
    <div className="c3-grid">
      <div className="col c3-col">
        {account.children.length > 0 && (
          <Section id="group" title={t('account.group.title')}>
            <GroupTable accountId={accountId} />
          </Section>
        )}
        <Section
          id="firstValue"
          title={t('account.section.firstValue')}
          actions={
            <Button
              kind="quiet"
              size="small"
              icon="plus"
              onPress={() => void dialogs.open('firstValue.edit', { accountId })}
            >
              {t('account.firstValue.add')}
            </Button>
          }
        >
          <Loaded query={plan}>{(data) => <FirstValueBlock accountId={accountId} plan={data} />}</Loaded>
        </Section>
        <Section
          id="plan"
          title={t('account.section.waiting')}
          {...(counts.milestones > 0
            ? {
                count: t('account.plan.reachedOf', {
                  count: counts.milestones,
                  reached: counts.milestonesReached,
                }),
              }
            : {})}
          actions={
            <Button
              kind="quiet"
              size="small"
              icon="plus"
              onPress={() => void dialogs.open('milestone.edit', { accountId })}
            >
              {t('account.milestone.add')}
            </Button>
          }
        >
          <Loaded query={plan}>
            {(data) => (
              <>
                <Waiting waiting={data.waiting} />
                <MilestoneTable accountId={accountId} milestones={data.milestones} isOpenOnly />
              </>
            )}
          </Loaded>
        </Section>
        <Section
          id="requirements"
          title={t('account.tab.requirements')}
          count={account.openRequirements}
          actions={
            <Button
              kind="quiet"
              size="small"
              icon="plus"
              onPress={() => void dialogs.open('requirement.create', { accountId })}
            >
              {t('account.requirement.add')}
            </Button>
          }
        >
          <OpenRequirements accountId={accountId} />
        </Section>
        <Section
          id="risks"
          title={t('account.section.risks')}
          actions={
            <Button
              kind="quiet"
              size="small"
              icon="plus"
              onPress={() => void dialogs.open('risk.edit', { accountId })}
            >
              {t('account.risk.add')}
            </Button>
          }
        >
          <OpenRisks accountId={accountId} />
        </Section>
        <Section
          id="tasks"
          title={t('account.section.tasks')}
          actions={
            <Button
              kind="quiet"
              size="small"
              icon="plus"
              onPress={() => void dialogs.open('task.edit', { accountId })}
            >
              {t('account.task.add')}
            </Button>
          }
        >
          <OpenTasks accountId={accountId} />
        </Section>
        <Section
          id="values"
          title={t('account.tab.values')}
          count={counts.values}
          actions={
            <Button
              kind="quiet"
              size="small"
              icon="plus"
              onPress={() => void dialogs.open('valueEntry.edit', { accountId })}
            >
              {t('account.value.add')}
            </Button>
          }
        >
          <Loaded query={plan}>
            {(data) => <ValueTable accountId={accountId} entries={data.entries} limit={5} />}
          </Loaded>
        </Section>
      </div>
      <div className="col c3-col">
        <OverviewTimeline
          accountId={accountId}
          total={counts.timeline}
          onAll={() => navigation.setQuery({ tab: 'timeline' })}
        />
      </div>
    </div>
  )
}

interface OverviewTimelineProps {
  readonly accountId: string
  readonly total: number
  readonly onAll: () => void
}

const shortFilters = ['all', 'visits', 'promises', 'changes'] as const

function OverviewTimeline({ accountId, total, onAll }: OverviewTimelineProps) {
  const t = useT()
  const { commands } = useFrame()
  const frame = useFrame()
  const [filter, setFilter] = usePlaceState('overview.timeline', 'all', isFilter)
  const kinds = kindsOf(filter)
  const timeline = useQuery(
    'account.timeline',
    {
      id: accountId,
      limit: overviewEntries,
      ...(kinds.length === timelineKinds.length ? {} : { kinds: [...kinds] }),
    },
    { keepPrevious: true },
  )
  return (
    <Section
      id="timeline"
      title={t('account.tab.timeline')}
      actions={
        <SegmentedControl
          size="small"
          label={t('account.timeline.filter')}
          segments={shortFilters.map((id) => ({ id, label: t(`account.timeline.kinds.${id}`) }))}
          value={filter}
          onChange={setFilter}
        />
      }
    >
      <Loaded query={timeline}>
        {({ entries }) =>
          entries.length === 0 ? (
            <Nothing
              text={t('account.timeline.none')}
              action={{
                label: t('account.command.newNote'),
                icon: 'note',
                onPress: () => void commands.run('account.newNote', frame),
              }}
            />
          ) : (
            <>
              <TimelineList entries={entries} />
              {total > entries.length && (
                <Button size="small" kind="quiet" className="c3-more" onPress={onAll}>
                  {t('account.timeline.all', { count: total })}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
