import { toStage } from '../../../../shared/domain/journey/index.ts'
import { offeredTasks, type StartedTask } from '../../../../shared/domain/playbooks/index.ts'
import { holidaysOf } from '../../../../shared/domain/service-levels/index.ts'
import { type Day, dayToNumber } from '../../../../shared/kernel/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'
import type { CallContext } from '../context.ts'
import { holidaysInForce } from '../service/settings.ts'
import { playbookInForce } from './versions.ts'

/** The stay in its stage that an account is in: what its tasks refer to. */
export interface Stay {
  /** The move that began it, or the account where it was brought in without one. */
  readonly id: string
  readonly since: Day
}

export interface Offer {
  readonly stay: Stay
  readonly tasks: readonly StartedTask[]
}

function stayOf({ store, dayOf }: Pick<CallContext, 'store' | 'dayOf'>, account: RecordOf<'account'>): Stay {
  const last = store.read
    .records('account_stage', { accountId: account.id }, { orderBy: ['createdAt', 'id'] })
    .findLast(({ toStage: to }) => to === account.stage)
  return {
    id: last?.id ?? account.id,
    since: account.stageSince ?? last?.day ?? dayOf(account.createdAt),
  }
}

/** Which list of holidays the place follows; elsewhere only weekends are free. */
const regions: Readonly<Record<string, string>> = {
  'Asia/Shanghai': 'CN',
  'Asia/Chongqing': 'CN',
  'Asia/Urumqi': 'CN',
  'Asia/Taipei': 'TW',
}

/** Day 0 of 1970 was a Thursday; Monday counts as 0. */
const isWeekend = (day: Day): boolean => (dayToNumber(day) + 3) % 7 >= 5

/** The days off where the person works: weekends, and the holidays of the place. */
export function freeDays(read: ReadStore, timeZone: string): (day: Day) => boolean {
  const holidays = holidaysOf(regions[timeZone] ?? null, holidaysInForce(read))
  return (day) => {
    const holiday = holidays.on(day)
    return holiday === null ? isWeekend(day) : holiday.kind === 'off'
  }
}

/** PLY-1: what the account's stage offers it and it was not given in this stay. A free day moves a task on. */
export function readOffer(
  context: Pick<CallContext, 'store' | 'timeZone' | 'dayOf'>,
  account: RecordOf<'account'>,
): Offer {
  const stage = toStage(account.stage)
  const stay = stayOf(context, account)
  const started = context.store.read
    .records('task', { accountId: account.id, sourceKind: 'playbook', sourceId: stay.id })
    .flatMap(({ playbookTask }) => (playbookTask === null ? [] : [{ stage, taskKey: playbookTask }]))
  const tasks = offeredTasks(
    playbookInForce(context, stage),
    stay.since,
    started,
    freeDays(context.store.read, context.timeZone),
  )
  return { stay, tasks }
}
