import { fail, ok, type Result } from '../../kernel/index.ts'
import type { Stage } from './stages.ts'

/** Where a customer usually goes from each stage. Other moves are allowed and marked as an override. */
const usual: Readonly<Record<Stage, readonly Stage[]>> = {
  signed: ['onboarding', 'at_risk'],
  onboarding: ['growth', 'at_risk'],
  growth: ['mature', 'renewal', 'at_risk'],
  mature: ['growth', 'renewal', 'at_risk'],
  at_risk: ['growth', 'mature', 'renewal', 'churned'],
  renewal: ['growth', 'mature', 'at_risk', 'churned'],
  churned: ['signed', 'onboarding'],
}

/** Stages nobody enters without saying why. */
const needsReason: ReadonlySet<Stage> = new Set(['at_risk', 'churned'])

export type StageRefusal = 'same_stage' | 'reason_required'

export interface StageMove {
  readonly reason: string | null
  /** Off the usual path. */
  readonly override: boolean
}

/** Whether an account may move between two stages, and how the move is recorded (ACC-6). */
export function planStageMove(
  from: Stage,
  to: Stage,
  reason: string | null,
): Result<StageMove, StageRefusal> {
  if (from === to) return fail('same_stage')
  const given = reason?.trim() || null
  if (given === null && needsReason.has(to)) return fail('reason_required')
  return ok({ reason: given, override: !usual[from].includes(to) })
}
