import { useEffect, useState } from 'react'
import {
  Content,
  defineCommand,
  FailureNote,
  Panel,
  type RouteProps,
  useCommands,
  useFrame,
  usePage,
  usePlace,
  useRestoredScroll,
} from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Tabs } from '../../ui/index.ts'
import { preloadAccount, useAccount } from './account-reads.ts'
import { AccountSide } from './account-side.tsx'
import { AccountHead } from './head/account-head.tsx'
import { Facts } from './head/facts.tsx'
import type { AccountDetail } from './records.ts'
import { tabIds, type TabId, toTab } from './tab-ids.ts'
import { ContractsTab } from './tabs/contracts-tab.tsx'
import { FilesTab } from './tabs/files-tab.tsx'
import { NotesTab } from './tabs/notes-tab.tsx'
import { OverviewTab } from './tabs/overview-tab.tsx'
import { PeopleTab } from './tabs/people-tab.tsx'
import { PlanTab } from './tabs/plan-tab.tsx'
import { ProfileTab } from './tabs/profile-tab.tsx'
import { PromisesTab } from './tabs/promises-tab.tsx'
import { RequirementsTab } from './tabs/requirements-tab.tsx'
import { RisksTab } from './tabs/risks-tab.tsx'
import { ServiceTab } from './tabs/service-tab.tsx'
import { TimelineTab } from './tabs/timeline-tab.tsx'
import { ValuesTab } from './tabs/values-tab.tsx'

/** ACC-1: everything about one customer on one page. */
export function AccountPage({ params }: RouteProps<{ readonly id: string }>) {
  const { account, isReady } = useAccount(params.id)
  usePage(account.data?.name ?? null)
  if (account.data === undefined && account.error !== undefined)
    return (
      <Content>
        <FailureNote failure={account.error} onRetry={account.refetch} />
      </Content>
    )
  if (account.data === undefined || !isReady) return <Content>{null}</Content>
  return <Account account={account.data} />
}

function Account({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const frame = useFrame()
  const { navigation, dialogs } = frame
  const tab = toTab(usePlace().query['tab'])
  const scroll = useRestoredScroll<HTMLDivElement>('account')
  const [isRenaming, setRenaming] = useState(false)
  const { id, siblings, counts } = account
  const previousId = siblings?.previousId ?? null
  const nextId = siblings?.nextId ?? null
  useEffect(() => {
    // The neighbours are one key away.
    for (const neighbour of [previousId, nextId]) if (neighbour !== null) preloadAccount(frame, neighbour)
  }, [frame, previousId, nextId])
  const newNote = async (): Promise<void> => {
    const made = await dialogs.open('note.create', { accountId: id })
    if (made !== null) navigation.go(`/notes/${made.id}`)
  }
  useCommands([
    defineCommand({
      id: 'account.newNote',
      titleKey: 'account.command.newNote',
      icon: 'note',
      group: 'record',
      shortcut: 'N',
      run: newNote,
    }),
    defineCommand({
      id: 'account.previous',
      titleKey: 'account.command.previous',
      icon: 'left',
      group: 'go',
      shortcut: '[',
      when: () => previousId !== null,
      run: () => navigation.go(`/accounts/${previousId ?? ''}`),
    }),
    defineCommand({
      id: 'account.next',
      titleKey: 'account.command.next',
      icon: 'right',
      group: 'go',
      shortcut: ']',
      when: () => nextId !== null,
      run: () => navigation.go(`/accounts/${nextId ?? ''}`),
    }),
    defineCommand({
      id: 'account.rename',
      titleKey: 'account.command.rename',
      icon: 'edit',
      group: 'edit',
      shortcut: 'E',
      otherShortcuts: ['F2'],
      run: () => setRenaming(true),
    }),
    defineCommand({
      id: 'account.planTimeline',
      titleKey: 'plan.timeline.command',
      icon: 'flag',
      group: 'go',
      run: () => navigation.go(`/accounts/${id}/plan`),
    }),
    defineCommand({
      id: 'account.planVisit',
      titleKey: 'account.command.planVisit',
      icon: 'calendar',
      group: 'record',
      run: () => void dialogs.open('visit.plan', { accountId: id }),
    }),
    defineCommand({
      id: 'account.addPerson',
      titleKey: 'account.command.addPerson',
      icon: 'person',
      group: 'record',
      run: () => void dialogs.open('person.edit', { accountId: id }),
    }),
    defineCommand({
      id: 'account.map',
      titleKey: 'map.command.open',
      icon: 'people',
      group: 'go',
      run: () => navigation.go(`/accounts/${id}/map`),
    }),
    defineCommand({
      id: 'account.addContract',
      titleKey: 'account.command.addContract',
      icon: 'file',
      group: 'record',
      run: () => void dialogs.open('contract.edit', { accountId: id }),
    }),
    defineCommand({
      id: 'account.handOver',
      titleKey: 'handover.command',
      icon: 'handover',
      group: 'go',
      run: () => navigation.go(`/accounts/${id}/handover`),
    }),
    defineCommand({
      id: 'account.kickOff',
      titleKey: 'kickoff.command',
      icon: 'people',
      group: 'go',
      run: () => navigation.go(`/accounts/${id}/kickoff`),
    }),
    defineCommand({
      id: 'account.export',
      titleKey: 'account.command.export',
      icon: 'export',
      group: 'record',
      run: () => void dialogs.open('export', { what: 'account', accountId: id }),
    }),
    defineCommand({
      id: 'account.remove',
      titleKey: 'account.command.remove',
      icon: 'trash',
      group: 'record',
      run: async () => {
        const result = await frame.write('account.remove', { ids: [id] })
        if (result.ok) navigation.go('/accounts')
      },
    }),
  ])
  const tabCounts: Readonly<Partial<Record<TabId, string | number>>> = {
    contracts: counts.contracts,
    people: counts.people,
    plan: `${counts.milestonesReached}/${counts.milestones}`,
    notes: counts.notes + counts.visits,
    requirements: counts.requirements,
    promises: counts.promises,
    risks: counts.risks + counts.tasks,
    values: counts.values,
    timeline: counts.timeline,
    files: counts.files,
  }
  return (
    <>
      <Content isFlush className="c360 paper">
        <AccountHead
          account={account}
          isRenaming={isRenaming}
          onRenaming={setRenaming}
          onNewNote={() => void newNote()}
        />
        <Facts account={account} />
        <Tabs
          label={t('account.tab.label', { name: account.name })}
          className="c3-tabs"
          panelClassName="c3-panel"
          tabs={tabIds.map((tabId) => ({
            id: tabId,
            label: t(`account.tab.${tabId}`),
            ...(tabCounts[tabId] === undefined ? {} : { count: tabCounts[tabId] }),
          }))}
          selected={tab}
          onSelect={(next) => navigation.setQuery({ tab: next === 'overview' ? null : next })}
        >
          {/* Scrolls by itself: head, facts and tabs stay in sight. */}
          <div ref={scroll} className="c3-scroll" tabIndex={-1}>
            <Panel name={t(`account.tab.${tab}`)}>
              <TabContent tab={tab} account={account} />
            </Panel>
          </div>
        </Tabs>
      </Content>
      <AccountSide account={account} />
    </>
  )
}

function TabContent({ tab, account }: { readonly tab: TabId; readonly account: AccountDetail }) {
  const { id } = account
  switch (tab) {
    case 'overview':
      return <OverviewTab account={account} />
    case 'contracts':
      return <ContractsTab accountId={id} />
    case 'people':
      return <PeopleTab accountId={id} />
    case 'plan':
      return <PlanTab accountId={id} />
    case 'notes':
      return <NotesTab accountId={id} />
    case 'requirements':
      return <RequirementsTab accountId={id} />
    case 'promises':
      return <PromisesTab accountId={id} />
    case 'risks':
      return <RisksTab accountId={id} />
    case 'values':
      return <ValuesTab accountId={id} />
    case 'service':
      return <ServiceTab accountId={id} />
    case 'timeline':
      return <TimelineTab account={account} />
    case 'files':
      return <FilesTab accountId={id} />
    case 'profile':
      return <ProfileTab account={account} />
  }
}
