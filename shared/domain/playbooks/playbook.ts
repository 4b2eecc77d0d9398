import { addDays, type Day, fail, ok, type Result } from '../../kernel/index.ts'
import { planStageMove, type Stage, type StageMove, type StageRefusal } from '../journey/index.ts'
import { type MissingRule, missingOf, type StageFacts, type StageRule } from './checks.ts'

/** Whose part a task or a duty is; the words are in the shipped texts. */
export const playbookRoles = [
  'csm',
  'sales',
  'delivery',
  'support',
  'product',
  'finance',
  'manager',
  'customer_lead',
  'economic_buyer',
  'champion',
] as const
export type PlaybookRole = (typeof playbookRoles)[number]

/** Kinds of the task ledger: a task of another department is an internal play (PLY-3). */
export const playbookTaskKinds = ['task', 'follow_up', 'product', 'support', 'delivery', 'finance'] as const
export type PlaybookTaskKind = (typeof playbookTaskKinds)[number]

export interface PlaybookTask {
  /** Stays the same through all versions. */
  readonly key: string
  readonly kind: PlaybookTaskKind
  readonly role: PlaybookRole
  /** Days after the stage began; 0 is that day. */
  readonly offsetDays: number
  readonly title: string
  readonly detail: string
}

/** PLY-1: how an account is taken through one stage. */
export interface Playbook {
  readonly stage: Stage
  /** What the customer goes through. */
  readonly journey: string
  readonly goal: string
  readonly roles: readonly { readonly role: PlaybookRole; readonly duty: string }[]
  readonly keyActions: readonly string[]
  readonly tasks: readonly PlaybookTask[]
  /** Must hold to come in, and to go on. */
  readonly entry: readonly StageRule[]
  readonly exit: readonly StageRule[]
}

/** A playbook as it was saved once; a version is never changed again. */
export interface PlaybookVersion extends Playbook {
  /** 0: the shipped one; people's own count from 1. */
  readonly version: number
}

export type PlaybookFault = 'task_without_title' | 'task_key_twice' | 'offset_out_of_range' | 'goal_missing'

/** What is wrong with a playbook as typed; empty when it can be saved. Offsets are whole days from 0 to 730. */
export function playbookFaults(playbook: Playbook): PlaybookFault[] {
  const faults = new Set<PlaybookFault>()
  const keys = new Set<string>()
  if (playbook.goal.trim() === '') faults.add('goal_missing')
  for (const { key, title, offsetDays } of playbook.tasks) {
    if (title.trim() === '') faults.add('task_without_title')
    if (keys.has(key)) faults.add('task_key_twice')
    if (!Number.isInteger(offsetDays) || offsetDays < 0 || offsetDays > 730) faults.add('offset_out_of_range')
    keys.add(key)
  }
  return [...faults]
}

/** The versions with one more behind them. Those before it stay as they are; saving the same again adds nothing. */
export function addVersion(
  versions: readonly PlaybookVersion[],
  edited: Playbook,
): Result<readonly PlaybookVersion[], readonly PlaybookFault[]> {
  const faults = playbookFaults(edited)
  if (faults.length > 0) return fail(faults)
  const last = versions.at(-1)
  if (last !== undefined && JSON.stringify(content(last)) === JSON.stringify(content(edited)))
    return ok(versions)
  return ok([...versions, { ...content(edited), version: (last?.version ?? 0) + 1 }])
}

/** The fields in one order, so that equal playbooks read equal. */
const content = (playbook: Playbook): Playbook => ({
  stage: playbook.stage,
  journey: playbook.journey,
  goal: playbook.goal,
  roles: playbook.roles,
  keyActions: playbook.keyActions,
  tasks: playbook.tasks,
  entry: playbook.entry,
  exit: playbook.exit,
})

/** A task that an account was given: a copy, and so nothing that later versions could reach. */
export interface StartedTask {
  readonly stage: Stage
  readonly taskKey: string
  readonly version: number
  readonly kind: PlaybookTaskKind
  readonly role: PlaybookRole
  readonly title: string
  readonly detail: string
  readonly dueDay: Day
}

/** A free day moves a task on to the next working one, but not further than a month. */
const furthestMove = 31

function dueOn(stageSince: Day, offsetDays: number, isFree: (day: Day) => boolean): Day {
  const planned = addDays(stageSince, offsetDays)
  for (let days = 0; days <= furthestMove; days += 1) {
    const day = addDays(planned, days)
    if (!isFree(day)) return day
  }
  return planned
}

/**
 * The tasks that a stage offers an account: those of the version in force that it was not given yet, dated from the
 * day the stage began. What was started, under whatever version, is neither changed nor offered again:
 * hand in what was started in this stay, so that a stage entered anew offers all of its tasks. Free days by `isFree`,
 * for instance a working calendar.
 */
export function offeredTasks(
  playbook: PlaybookVersion,
  stageSince: Day,
  started: readonly Pick<StartedTask, 'stage' | 'taskKey'>[],
  isFree: (day: Day) => boolean = () => false,
): StartedTask[] {
  const given = new Set(started.flatMap(({ stage, taskKey }) => (stage === playbook.stage ? [taskKey] : [])))
  return playbook.tasks
    .filter(({ key }) => !given.has(key))
    .map((task) => ({
      stage: playbook.stage,
      taskKey: task.key,
      version: playbook.version,
      kind: task.kind,
      role: task.role,
      title: task.title,
      detail: task.detail,
      dueDay: dueOn(stageSince, task.offsetDays, isFree),
    }))
    .sort((left, right) => (left.dueDay < right.dueDay ? -1 : left.dueDay > right.dueDay ? 1 : 0))
}

export interface CheckedMove extends StageMove {
  /** What did not hold and was overridden, for the history. */
  readonly missing: StageMissing
}

export interface StageMissing {
  readonly exit: readonly MissingRule[]
  readonly entry: readonly MissingRule[]
}

/** What does not hold for a move. Nobody is kept from being at risk or lost by rules of the stage they leave. */
export function missingForMove(
  from: Pick<Playbook, 'exit'>,
  to: Pick<Playbook, 'stage' | 'entry'>,
  facts: StageFacts,
): StageMissing {
  const isWayOut = to.stage === 'at_risk' || to.stage === 'churned'
  return { exit: isWayOut ? [] : missingOf(from.exit, facts), entry: missingOf(to.entry, facts) }
}

/**
 * ACC-6: a move of stage with the rules of both playbooks. Something missing needs a reason, as at risk and churned
 * always do; the reason then stands in the history beside what was missing.
 */
export function planCheckedMove(
  from: Pick<Playbook, 'stage' | 'exit'>,
  to: Pick<Playbook, 'stage' | 'entry'>,
  facts: StageFacts,
  reason: string | null,
): Result<CheckedMove, { readonly code: StageRefusal; readonly missing: StageMissing }> {
  const missing = missingForMove(from, to, facts)
  const planned = planStageMove(from.stage, to.stage, reason)
  if (!planned.ok) return fail({ code: planned.error, missing })
  const isMissing = missing.exit.length + missing.entry.length > 0
  if (isMissing && planned.value.reason === null) return fail({ code: 'reason_required', missing })
  return ok({ ...planned.value, override: planned.value.override || isMissing, missing })
}
