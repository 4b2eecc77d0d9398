import type { CallInput } from '../../shared/contract/index.ts'
import { addDays } from '../../shared/kernel/index.ts'
import type { ReadName } from '../../renderer/app/client.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import type { Figure } from './figure.ts'
import { measure, median, p95 } from './statistics.ts'
import { addAccounts } from './support/accounts.ts'
import { addRequirements } from './support/loops.ts'
import { addNotes, noteTexts } from './support/notes.ts'
import { addPortfolio } from './support/portfolio.ts'

const seed = 20_261_126
const sizes = [1_000, 10_000] as const

interface Asked {
  readonly what: string
  /** Of one account: ten times the accounts must not show. Of all: at most so many times. */
  readonly ratioLimit: number
  readonly ask: (core: TestCore) => Promise<unknown>
}

/** What the screens of the first minutes ask for, at the reference size of interface.md §2. */
function questions(accountId: string, noteId: string, today: string): readonly Asked[] {
  const read =
    <Name extends ReadName>(name: Name, input: CallInput<Name>) =>
    (core: TestCore): Promise<unknown> =>
      core.call(name, input)
  const one = 4
  const all = 20
  return [
    {
      what: 'an account page: all it asks for',
      ratioLimit: one,
      ask: (core) =>
        Promise.all([
          core.call('account.get', { id: accountId }),
          core.call('account.group', { id: accountId }),
          core.call('contract.list', { accountId }),
          core.call('person.list', { accountId }),
          core.call('promise.list', { accountId }),
          core.call('requirement.list', { accountId }),
          core.call('risk.list', { accountId }),
          core.call('task.list', { accountId }),
          core.call('plan.get', { accountId }),
          core.call('service.account', { accountId }),
          core.call('note.list', { accountId, limit: 50 }),
        ]),
    },
    { what: 'the brief of an account', ratioLimit: one, ask: read('account.brief', { accountId }) },
    { what: 'a note', ratioLimit: one, ask: read('note.get', { id: noteId }) },
    { what: 'Today', ratioLimit: all, ask: read('today.list', { limit: 200 }) },
    { what: 'the list of accounts', ratioLimit: all, ask: read('account.list', {}) },
    {
      what: 'a trip to a city',
      ratioLimit: all,
      ask: read('trip.view', { city: '上海', from: today, to: addDays(today, 7) }),
    },
    { what: 'the board of requests', ratioLimit: all, ask: read('requirement.list', {}) },
    { what: 'the ledger of promises', ratioLimit: all, ask: read('promise.list', {}) },
    { what: 'time to value', ratioLimit: all, ask: read('value.launches', {}) },
    { what: 'tickets that run', ratioLimit: all, ask: read('ticket.running', { limit: 200 }) },
  ]
}

async function timesAt(
  accounts: number,
): Promise<ReadonlyMap<string, { readonly asked: Asked; readonly times: readonly number[] }>> {
  const core = await openTestCore({ seed, checkOutput: false })
  try {
    const ids = addAccounts(core, seed, accounts)
    await addPortfolio(core, seed, ids)
    addRequirements(core, ids, accounts / 5)
    addNotes(core.store, noteTexts(seed), accounts * 10)
    const accountId = ids[Math.floor(ids.length / 2)] ?? ''
    const { id: noteId } = await core.call('note.create', {
      accountId,
      title: '季度回顾',
      body: '客户答应周五前给出接口文档。',
    })
    const { today } = await core.call('today.list', {})
    const found = new Map<string, { readonly asked: Asked; readonly times: readonly number[] }>()
    for (const asked of questions(accountId, noteId, today))
      found.set(asked.what, { asked, times: await measure(() => asked.ask(core), { times: 20, warmUp: 5 }) })
    return found
  } finally {
    await core.stop()
  }
}

/** The core's answers to the first screens, and that those about one account do not grow with the number of accounts. */
export async function run(): Promise<readonly Figure[]> {
  const small = await timesAt(sizes[0])
  const large = await timesAt(sizes[1])
  return [...large].map(([what, { asked, times }]) => ({
    name: `${what}, of ${sizes[1]} accounts (p95)`,
    value: p95(times),
    unit: 'ms',
    limit: 100,
    peer: 'with a tenth of them',
    ratio: median(times) / median(small.get(what)?.times ?? []),
    ratioLimit: asked.ratioLimit,
  }))
}
