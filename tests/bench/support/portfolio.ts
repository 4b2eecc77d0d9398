import type { TestCore } from '../../support/core.ts'
import { seedRows } from '../../support/account-builders.ts'
import { seededRandom } from '../../support/seeded.ts'
import { addDays } from '../../../shared/kernel/index.ts'

const dayMs = 86_400_000

/** What accounts have after a year: a contract with its line, two people, and a share of visits, promises, tasks, tickets. */
export async function addPortfolio(core: TestCore, seed: number, ids: readonly string[]): Promise<void> {
  const random = seededRandom(seed)
  const { today } = await core.call('today.list', {})
  const around = (days: number): string => addDays(today, random.below(2 * days) - days)
  seedRows(core, (write) => {
    for (const [index, accountId] of ids.entries()) {
      write.update('account', accountId, {
        tier: random.pick(['large', 'mid', 'small']),
        signupDay: addDays(today, -random.below(900)),
        // A fifth of them are sites of the account before.
        ...(index % 5 === 0 && index > 0 ? { parentId: ids[index - 1] ?? null } : {}),
      })
      const contractId = write.insert('contract', { accountId, title: '年度合同', autoRenew: false })
      const fromDay = addDays(today, -random.below(360))
      write.insert('contract_line', {
        accountId,
        contractId,
        product: '标准版',
        fromDay,
        toDay: addDays(fromDay, 364),
        quantity: random.below(300),
        amountMinor: random.below(100_000_000),
        amountBasis: 'year',
        currency: 'CNY',
        giftMonths: 0,
        autoRenew: false,
        trial: false,
        upgraded: false,
        downgraded: false,
        churned: false,
      })
      for (const name of ['覃若谷', '周牧野'])
        write.insert('person', {
          accountId,
          name: `${name} ${index}`,
          role: 'user',
          influence: 'unknown',
          attitude: 'unknown',
        })
      if (index % 2 === 0)
        write.insert('task', {
          accountId,
          title: `回访 ${index}`,
          dueDay: around(30),
          kind: 'task',
          state: 'open',
        })
      if (index % 3 === 0)
        write.insert('visit', {
          accountId,
          title: '季度回顾',
          kind: 'visit',
          plannedStart: write.now - random.below(300) * dayMs,
        })
      if (index % 4 === 0)
        write.insert('promise', {
          accountId,
          title: `给出接口文档 ${index}`,
          byName: '陆闻笙',
          madeOn: addDays(today, -40),
          dueDay: around(30),
          kind: 'csm',
          state: 'open',
        })
      if (index % 10 === 0)
        write.insert('ticket', {
          accountId,
          openedAt: write.now - random.below(30) * dayMs,
          escalated: false,
        })
    }
  })
}
