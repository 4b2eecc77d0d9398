import type { CallInput } from '../../../shared/contract/index.ts'
import type { TestCore } from '../../support/core.ts'
import { aLine, anAccount } from '../../support/account-builders.ts'

export const today = '2026-11-21'

export const verdict = {
  reasonable: true,
  scope: 'generic',
  reason: '六家都提过',
  reviewer: '栾一舟',
  day: today,
} as const
export const schedule = { version: '7.5 版', dueDay: '2027-01-15' }
export const decline = {
  reason: 'roadmap',
  explanation: '明年改架构时一起做',
  replyBy: '陆闻笙',
  replyDue: '2026-11-28',
} as const

/** An account that pays 28,600 yuan until the end of February. */
export async function aPayingAccount(core: TestCore, name: string): Promise<string> {
  const id = await anAccount(core, { name })
  await aLine(core, id)
  return id
}

/** Nothing is missing for its review. */
export async function aWish(
  core: TestCore,
  title: string,
  values: Partial<CallInput<'requirement.create'>> = {},
): Promise<string> {
  const input = {
    title,
    accountId: null,
    scenario: '每天手工拼表一小时',
    background: '三个工厂抢模具',
    ...values,
  }
  return (await core.call('requirement.create', input)).id
}

type Step = 'review' | 'schedule' | 'decline' | 'ship'

/** Walks a wish along its way. */
export async function walk(core: TestCore, id: string, steps: readonly Step[]): Promise<void> {
  const moves: Readonly<Record<Step, Omit<CallInput<'requirement.move'>, 'id'>>> = {
    review: { to: 'in_review', reason: null },
    schedule: { to: 'scheduled', reason: null, verdict, schedule },
    decline: { to: 'declined', reason: null, verdict: { ...verdict, reasonable: false }, decline },
    ship: { to: 'shipped', reason: null, shippedOn: today },
  }
  for (const step of steps) await core.call('requirement.move', { id, ...moves[step] })
}

export const detailOf = (core: TestCore, id: string) => core.call('requirement.get', { id })
export const stateOf = async (core: TestCore, id: string) => (await detailOf(core, id)).requirement.state
