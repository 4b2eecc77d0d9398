import type { TestCore } from '../../support/core.ts'
import { seededRandom } from '../../support/seeded.ts'
import { accountName, bareCities } from './account-names.ts'

/** Accounts that one seed repeats, in one transaction. */
export function addAccounts(core: TestCore, seed: number, count: number): readonly string[] {
  const random = seededRandom(seed)
  return core.store.change({ name: 'account.create', user: '陆闻笙', undoable: false }, (write) =>
    write.insertMany(
      'account',
      Array.from({ length: count }, (_, index) => ({
        name: accountName(random, index),
        city: random.pick(bareCities),
        ka: random.chance(0.1),
        stage: 'live',
        trial: false,
        churnedFlag: false,
      })),
    ),
  )
}
