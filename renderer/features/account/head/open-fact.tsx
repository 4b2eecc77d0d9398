import { useFormat, useT } from '../../../i18n/index.ts'
import { useNavigation, useQuery } from '../../../app/index.ts'
import { Button } from '../../../ui/index.ts'
import type { AccountDetail } from '../records.ts'
import type { TabId } from '../tab-ids.ts'
import { Fact } from './fact.tsx'

/** What is still owed: promises, requirements, risks, tasks. */
export function OpenFact({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const format = useFormat()
  const { open, overdue } = useOpenWork(account)
  const total = open.reduce((sum, { count }) => sum + count, 0)
  return (
    <Fact
      label={t('account.fact.open')}
      unit={t('account.fact.itemUnit', { count: total })}
      {...(overdue > 0 ? { tone: 'dan' as const } : {})}
      note={overdue > 0 ? t('account.fact.overdue', { count: overdue }) : t('account.fact.noneOverdue')}
      rows={() => <OpenRows account={account} />}
    >
      {format.count(total)}
    </Fact>
  )
}

function useOpenWork(account: AccountDetail): {
  readonly open: readonly { readonly tab: TabId; readonly count: number }[]
  readonly overdue: number
} {
  const risks = useQuery('risk.list', { accountId: account.id }).data?.risks ?? []
  const tasks = useQuery('task.list', { accountId: account.id }).data?.tasks ?? []
  const openRisks = risks.filter(({ state }) => state === 'open').length
  const openTasks = tasks.filter(({ state }) => state === 'open').length
  return {
    open: [
      { tab: 'promises', count: account.openPromises },
      { tab: 'requirements', count: account.openRequirements },
      { tab: 'risks', count: openRisks + openTasks },
    ],
    overdue: account.overduePromises,
  }
}

function OpenRows({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const navigation = useNavigation()
  const { open, overdue } = useOpenWork(account)
  return (
    <>
      <h3>{t('account.open.title')}</h3>
      <ul className="plist">
        {open.map(({ tab, count }) => (
          <li key={tab}>
            <p>{t(`account.tab.${tab}`)}</p>
            {tab === 'promises' && overdue > 0 && (
              <span className="dan t12">{t('account.fact.overdue', { count: overdue })}</span>
            )}
            <b className="num">{count}</b>
            <Button size="small" kind="quiet" onPress={() => navigation.setQuery({ tab })}>
              {t('common.action.open')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
