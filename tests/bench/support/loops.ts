import { addDays } from '../../../shared/kernel/index.ts'
import { type RequirementState, requirementStates } from '../../../shared/domain/requirement/index.ts'
import { aPerson, seedRows } from '../../support/account-builders.ts'
import type { TestCore } from '../../support/core.ts'
import { seededRandom } from '../../support/seeded.ts'

const wishes = ['批次冻结', '导出接口', '单点登录', '移动审批', '多工厂看板', '质检放行']

/** Requirements in every state, each asked for by one to four accounts. */
export function addRequirements(core: TestCore, accountIds: readonly string[], count: number): void {
  const random = seededRandom(count)
  const states: readonly RequirementState[] = requirementStates
  seedRows(core, (write) => {
    for (let index = 0; index < count; index += 1) {
      const requirementId = write.insert('requirement', {
        code: `R-${index}`,
        title: `${random.pick(wishes)} ${index}`,
        kind: random.chance(0.2) ? 'bug' : 'feature',
        state: random.pick(states),
        stateSince: write.now - random.below(200) * 86_400_000,
      })
      for (let ask = random.between(1, 4); ask > 0; ask -= 1)
        write.insert('requirement_ask', {
          requirementId,
          accountId: random.pick(accountIds),
          askedOn: addDays('2026-11-21', -random.below(300)),
        })
    }
  })
}

/** What happened at one account over six years: notes, promises and tasks. */
export function addHistory(core: TestCore, accountId: string, count: number): void {
  const random = seededRandom(count)
  seedRows(core, (write) => {
    for (let index = 0; index < count; index += 1) {
      const daysAgo = random.below(6 * 365)
      const happenedAt = write.now - daysAgo * 86_400_000
      const dueDay = addDays('2026-11-21', -daysAgo)
      if (index % 5 === 0)
        write.insert('promise', {
          accountId,
          title: `周五前给出接口文档 ${index}`,
          byName: '陆闻笙',
          madeOn: dueDay,
          kind: 'csm',
          state: 'open',
          dueDay,
        })
      else if (index % 5 === 1)
        write.insert('task', { accountId, title: `回访 ${index}`, dueDay, kind: 'task', state: 'open' })
      else write.insert('note', { accountId, kind: 'visit', title: `第 ${index} 次拜访`, happenedAt })
    }
  })
}

/** People who report to each other five by five, every third with a word in somebody's ear. */
export async function addPeople(core: TestCore, accountId: string, count: number): Promise<void> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const reportsToId = ids[Math.floor((index - 1) / 5)]
    ids.push(
      await aPerson(core, accountId, {
        name: `覃若谷 ${index}`,
        ...(reportsToId === undefined ? {} : { reportsToId }),
      }),
    )
  }
  for (const [index, fromId] of ids.entries()) {
    const toId = ids[(index * 7 + 3) % ids.length] ?? fromId
    if (index % 3 === 0 && toId !== fromId)
      await core.call('influence.save', { fromId, toId, strength: 'strong', remark: null })
  }
}
