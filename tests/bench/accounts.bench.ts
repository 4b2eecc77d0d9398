import { openSecrets } from '../migrations/fixture.ts'
import { openTestCore } from '../support/core.ts'
import { freshDir } from '../support/fresh-dir.ts'
import type { Figure } from './figure.ts'
import { measure, measureInTurns, median, p95 } from './statistics.ts'
import { addAccounts } from './support/accounts.ts'

const seed = 20_261_126
const accounts = 10_000
const mb = 2 ** 20

/** ACC-11 and the palette over the reference size: what the core takes of the budgets of the interface. */
export async function run(): Promise<readonly Figure[]> {
  const dataDir = freshDir('bench')
  const options = { dataDir, secrets: openSecrets, seed }
  const core = await openTestCore(options)
  try {
    await core.call('workspace.create', { workspaceName: '华东', userName: '陆闻笙', language: 'zh-CN' })
    addAccounts(core, seed, accounts)
    const typed = ['l', 'lt', 'ltzg', '岚', '岚汀', '岚汀重工', 'lanting', 'yuanhang', '银行', 'xxxx']
    const keys = await measureInTurns(
      (run) => core.call('search.names', { text: typed[run % typed.length] ?? '', limit: 20 }),
      // What every call costs that asks the store next to nothing: the way there and back.
      () => core.call('workspace.pending', {}),
      { times: 200, warmUp: 40 },
    )
    const list = await measureInTurns(
      () => core.call('account.list', {}),
      () => core.store.read.rows('SELECT * FROM account WHERE deleted_at IS NULL ORDER BY name'),
      { times: 12, warmUp: 3 },
    )
    globalThis.gc?.()
    const heap = process.memoryUsage().heapUsed / mb
    const starts = await measure(() => core.restart(), { times: 10 })
    return [
      {
        name: `palette, per key, ${accounts} accounts (p95)`,
        value: p95(keys.ours),
        unit: 'ms',
        limit: 50,
        peer: 'the call with the least work',
        ratio: median(keys.ours) / median(keys.peers),
      },
      {
        name: `account list of ${accounts} through the contract (p95)`,
        value: p95(list.ours),
        unit: 'ms',
        peer: 'bare SELECT of the rows',
        ratio: median(list.ours) / median(list.peers),
      },
      { name: `core opens a workspace of ${accounts} accounts (p95)`, value: p95(starts), unit: 'ms' },
      { name: 'heap of the core with the list read', value: heap, unit: 'MB' },
    ]
  } finally {
    await core.stop()
  }
}
