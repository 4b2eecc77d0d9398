import { addDays } from '../../shared/kernel/index.ts'
import { openSecrets } from '../migrations/fixture.ts'
import { openTestCore } from '../support/core.ts'
import { freshDir } from '../support/fresh-dir.ts'
import { seededRandom } from '../support/seeded.ts'
import type { Figure } from './figure.ts'
import { measureInTurns, median, p95 } from './statistics.ts'
import { addAccounts } from './support/accounts.ts'

const seed = 20_261_126
const accounts = 60
const items = 20_000

/** PLY-2: the first page of the day over everything that 60 key accounts can pile up. */
export async function run(): Promise<readonly Figure[]> {
  const core = await openTestCore({ dataDir: freshDir('bench'), secrets: openSecrets, seed })
  try {
    await core.call('workspace.create', { workspaceName: '华东', userName: '陆闻笙', language: 'zh-CN' })
    addAccounts(core, seed, accounts)
    const { rows } = await core.call('account.list', {})
    const random = seededRandom(seed)
    const { today } = await core.call('today.list', {})
    core.store.change({ name: 'task.create', user: '陆闻笙', undoable: false }, (write) => {
      for (let index = 0; index < items; index += 1) {
        const { id: accountId } = random.pick(rows)
        const dueDay = addDays(today, random.below(60) - 45)
        write.insert('task', { accountId, title: `回访 ${index}`, dueDay, kind: 'task', state: 'open' })
      }
    })
    const { total } = await core.call('today.list', {})
    if (total < items / 2) throw new Error(`only ${total} rows are due`)
    const times = await measureInTurns(
      () => core.call('today.list', {}),
      () =>
        core.store.read.rows(
          'SELECT t.*, a.name AS account FROM task t JOIN account a ON a.id = t.account_id WHERE t.deleted_at IS NULL ORDER BY t.due_day',
        ),
      { times: 20, warmUp: 4 },
    )
    return [
      {
        name: `Today over ${accounts} accounts with ${items} items (p95)`,
        value: p95(times.ours),
        unit: 'ms',
        limit: 100,
        peer: 'bare SELECT of the items with their accounts',
        ratio: median(times.ours) / median(times.peers),
        ratioLimit: 3,
      },
    ]
  } finally {
    await core.stop()
  }
}
