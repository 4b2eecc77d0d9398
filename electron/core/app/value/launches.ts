import { type CallOutput, tiers } from '../../../../shared/contract/index.ts'
import {
  cohortOf,
  grossAndNet,
  launchAlarms,
  type LaunchLimits,
  timeToValue,
  ttvByGroup,
  type TtvFigures,
  ttvFigures,
  type ValueClock,
  waitingDays,
  type WaitingSpan,
} from '../../../../shared/domain/value/index.ts'
import { ok } from '../../../../shared/kernel/index.ts'
import type { CallContext, Handlers } from '../context.ts'
import { readValueClocks } from './clocks.ts'
import { waitingOf } from './waiting.ts'
import { launchLimitHandlers, readLaunchLimits } from './launch-limits.ts'

type Launches = CallOutput<'value.launches'>

interface AccountFacts {
  readonly id: string
  readonly name: string
  readonly tier: (typeof tiers)[number] | null
  readonly clock: ValueClock
  readonly goLiveOn: string | null
  readonly waiting: readonly WaitingSpan[]
}

function readFacts(context: CallContext): AccountFacts[] {
  const { read } = context.store
  const clocks = new Map(readValueClocks(read).map(({ id, ...clock }) => [id, clock]))
  const waiting = new Map<string, WaitingSpan[]>()
  const goLive = new Map<string, string>()
  for (const { id, accountId, kind, reachedOn } of read.records('milestone', {})) {
    waiting.set(accountId, [...(waiting.get(accountId) ?? []), ...waitingOf(context, id)])
    const earliest = goLive.get(accountId)
    if (kind === 'go_live' && reachedOn !== null && (earliest === undefined || reachedOn < earliest))
      goLive.set(accountId, reachedOn)
  }
  return read.records('account', {}, { orderBy: ['name', 'id'] }).flatMap(({ id, name, tier }) => {
    const clock = clocks.get(id)
    if (clock === undefined) return []
    return [
      {
        id,
        name,
        tier: tiers.find((known) => known === tier) ?? null,
        clock,
        goLiveOn: goLive.get(id) ?? null,
        waiting: waiting.get(id) ?? [],
      },
    ]
  })
}

const figuresOf = (by: 'all' | 'tier' | 'cohort', group: string | null, figures: TtvFigures) => ({
  by,
  group,
  accounts: figures.accounts,
  signedOff: figures.signedOff,
  leftOut: figures.leftOut,
  grossMedian: figures.gross.median,
  netMedian: figures.net.median,
})

/** A tier that this version does not know has none. */
const noLimits: LaunchLimits = { goLiveByDay: null, firstValueByDay: null, warnDays: 0 }

/** VAL-2, VAL-6: the way of every account to its first value, and what is late on it. */
export const launchHandlers = {
  'value.launches': (context) => {
    const today = context.today()
    const limits = readLaunchLimits(context.store.read)
    const facts = readFacts(context)
    const observed = facts.map((one) => ({ ...one.clock, tier: one.tier, waiting: one.waiting }))
    const noTier = 'none'
    const figures: Launches['figures'] = [
      figuresOf('all', null, ttvFigures(observed, today)),
      ...ttvByGroup(observed, ({ tier }) => tier ?? noTier, today)
        .sort((left, right) => orderOf(left.group) - orderOf(right.group))
        .map(({ group, ...each }) => figuresOf('tier', group, each)),
      ...ttvByGroup(observed, cohortOf, today)
        .toReversed()
        .map(({ group, ...each }) => figuresOf('cohort', group, each)),
    ]
    return ok({
      figures,
      rows: facts.map(({ id, name, tier, clock, goLiveOn, waiting }) => ({
        id,
        name,
        tier,
        cohort: cohortOf(clock),
        signedOn: clock.signedOn,
        goLiveOn,
        signedOffOn: clock.signedOffOn,
        leftOn: clock.leftOn,
        state: timeToValue(clock, today).state,
        ...grossAndNet({ ...clock, waiting }, today),
        waiting: waitingDays(waiting),
        alarms:
          tier === null
            ? []
            : launchAlarms(
                {
                  signedOn: clock.signedOn,
                  goLiveOn,
                  firstValueOn: clock.signedOffOn,
                  leftOn: clock.leftOn,
                },
                limits.get(tier) ?? noLimits,
                today,
              ),
      })),
      limits: [...limits].map(([tier, each]) => ({ tier, ...each })),
    })
  },
  ...launchLimitHandlers,
} satisfies Handlers<'value.launches' | 'launch.saveLimits'>

const order: readonly string[] = ['large', 'mid', 'small', 'none']
const orderOf = (group: string): number => order.indexOf(group)
