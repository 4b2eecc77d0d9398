import type { Feature } from '../app/index.ts'
import { account } from '../features/account/index.ts'
import { accounts } from '../features/accounts/index.ts'
import { exports } from '../features/exports/index.ts'
import { firstrun } from '../features/firstrun/index.ts'
import { handOver } from '../features/hand-over/index.ts'
import { imports } from '../features/imports/index.ts'
import { kickOff } from '../features/kick-off/index.ts'
import { launches } from '../features/launches/index.ts'
import { loops } from '../features/loops/index.ts'
import { promises } from '../features/promises/index.ts'
import { peopleMap } from '../features/people-map/index.ts'
import { playbooks } from '../features/playbooks/index.ts'
import { requirements } from '../features/requirements/index.ts'
import { search } from '../features/search/index.ts'
import { settings } from '../features/settings/index.ts'
import { tiers } from '../features/tiers/index.ts'
import { today } from '../features/today/index.ts'
import { visits } from '../features/visits/index.ts'

/** Everything the product brings to its frame. The order decides nothing: rail entries carry their position. */
export const features: readonly Feature[] = [
  account,
  accounts,
  exports,
  firstrun,
  handOver,
  imports,
  kickOff,
  launches,
  loops,
  promises,
  peopleMap,
  playbooks,
  requirements,
  search,
  settings,
  tiers,
  today,
  visits,
]
