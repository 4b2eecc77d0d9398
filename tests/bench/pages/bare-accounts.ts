import { accountName, bareCities } from '../support/account-names.ts'
import { seededRandom } from '../../support/seeded.ts'

export interface BareAccount {
  readonly id: string
  readonly name: string
  readonly tier: string
  readonly stage: string
  readonly owner: string
  readonly city: string
  readonly industry: string
  readonly ends: string
  readonly seats: number
}

export function bareAccounts(count: number): readonly BareAccount[] {
  const random = seededRandom(20_261_126)
  return Array.from({ length: count }, (_, index) => ({
    id: `account-${index}`,
    name: accountName(random, index),
    tier: random.pick(['KA 大', 'KA 中', '中', '小']),
    stage: random.pick(['启动', '成长', '成熟', '续约']),
    owner: '陆闻笙',
    city: random.pick(bareCities),
    industry: random.pick(['装备制造', '物流', '医药', '软件']),
    ends: `2027-0${random.between(1, 9)}-15`,
    seats: random.between(10, 900),
  }))
}
