import { type Day, fail, ok, type Result } from '../../kernel/index.ts'

/** REQ-8: the states, in the order of the board. */
export const requirementStates = [
  'needs_background',
  'in_review',
  'scheduled',
  'shipped',
  'declined',
  'told',
] as const
export type RequirementState = (typeof requirementStates)[number]

/**
 * What a path demands: `background` (REQ-2), `verdict` (REQ-3), `schedule` and `explanation` (REQ-4), `all_told`
 * (REQ-6), and `reason` wherever a requirement goes back.
 */
export type PathNeed = 'background' | 'verdict' | 'schedule' | 'explanation' | 'all_told' | 'reason'

export interface RequirementPath {
  readonly from: RequirementState
  readonly to: RequirementState
  readonly needs: readonly PathNeed[]
}

/**
 * The only ways a requirement can go (REQ-8); the board drops along these and nowhere else.
 *
 * | from | to | demands |
 * |---|---|---|
 * | needs_background | in_review | who asks, situation and purpose; for a bug conditions, steps and severity |
 * | in_review | scheduled | verdict, version and date |
 * | in_review | declined | verdict, explanation for the customer |
 * | in_review | needs_background | reason |
 * | scheduled | shipped | |
 * | scheduled | scheduled | new version or date, reason |
 * | scheduled | in_review | reason |
 * | shipped | told | every asker told |
 * | shipped | in_review | reason |
 * | declined | told | every asker answered |
 * | declined | in_review | reason |
 * | told | in_review | reason |
 *
 * Two more steps happen by themselves: the last asker told moves shipped and declined to told (`planTelling`), and a
 * customer who asks for what was settled already moves told back to shipped or declined (`planNewAsk`).
 */
export const requirementPaths: readonly RequirementPath[] = [
  { from: 'needs_background', to: 'in_review', needs: ['background'] },
  { from: 'in_review', to: 'scheduled', needs: ['verdict', 'schedule'] },
  { from: 'in_review', to: 'declined', needs: ['verdict', 'explanation'] },
  { from: 'in_review', to: 'needs_background', needs: ['reason'] },
  { from: 'scheduled', to: 'shipped', needs: [] },
  { from: 'scheduled', to: 'scheduled', needs: ['schedule', 'reason'] },
  { from: 'scheduled', to: 'in_review', needs: ['reason'] },
  { from: 'shipped', to: 'told', needs: ['all_told'] },
  { from: 'shipped', to: 'in_review', needs: ['reason'] },
  { from: 'declined', to: 'told', needs: ['all_told'] },
  { from: 'declined', to: 'in_review', needs: ['reason'] },
  { from: 'told', to: 'in_review', needs: ['reason'] },
]

/** Fields of a requirement that its way depends on or changes. */
export interface RequirementOutcome {
  readonly reasonable: boolean | null
  readonly scope: string | null
  readonly verdictReason: string | null
  readonly reviewer: string | null
  readonly reviewedOn: Day | null
  readonly version: string | null
  readonly dueDay: Day | null
  readonly declineReason: string | null
  /** The reason in the workspace's own words, where one of its own was taken. */
  readonly declineLabel: string | null
  readonly explanation: string | null
  readonly replyBy: string | null
  readonly replyDue: Day | null
  readonly shippedOn: Day | null
}

export interface RequirementAsk {
  readonly id: string
  readonly accountId: string
  readonly toldOn: Day | null
  readonly reaction: string | null
}

export interface RequirementFacts extends RequirementOutcome {
  readonly state: RequirementState
  readonly kind: string
  readonly scenario: string | null
  readonly background: string | null
  readonly conditions: string | null
  readonly steps: string | null
  readonly severity: string | null
  readonly asks: readonly RequirementAsk[]
}

export interface RequirementCommand {
  readonly to: RequirementState
  readonly reason: string | null
  readonly verdict?:
    | {
        readonly reasonable: boolean
        readonly scope: string
        readonly reason: string
        readonly reviewer: string
        readonly day: Day
      }
    | undefined
  readonly schedule?: { readonly version: string; readonly dueDay: Day } | undefined
  readonly decline?:
    | {
        readonly reason: string
        readonly label?: string | null | undefined
        readonly explanation: string
        readonly replyBy: string
        readonly replyDue: Day | null
      }
    | undefined
  readonly shippedOn?: Day | undefined
}

export interface RequirementMovePlan {
  readonly from: RequirementState
  readonly to: RequirementState
  readonly reason: string | null
  readonly changes: Partial<RequirementOutcome>
  /** Whether every asker is to be told anew: what they were told before no longer holds. */
  readonly forgetTelling: boolean
}

export type RequirementRefusal =
  | { readonly code: 'not_allowed' }
  | { readonly code: 'background_missing'; readonly missing: readonly string[] }
  | { readonly code: 'not_all_told'; readonly missing: readonly string[] }
  | {
      readonly code: 'verdict_missing' | 'schedule_missing' | 'explanation_missing' | 'reason_required'
    }

const isBlank = (text: string | null | undefined): boolean => text == null || text.trim() === ''

/**
 * What is missing before review (REQ-2), as keys. A wish needs `scenario` and `background`; a bug (REQ-7) needs
 * `conditions`, `steps` and `severity` instead. Both need an `asker`.
 */
export function missingBeforeReview(facts: RequirementFacts): readonly string[] {
  const fields =
    facts.kind === 'bug'
      ? { conditions: facts.conditions, steps: facts.steps, severity: facts.severity }
      : { scenario: facts.scenario, background: facts.background }
  const missing = Object.entries(fields).flatMap(([key, value]) => (isBlank(value) ? [key] : []))
  return facts.asks.length === 0 ? [...missing, 'asker'] : missing
}

/** Other states that a requirement can go to from here; what each demands is in `requirementPaths`. */
export const allowedMoves = (state: RequirementState): readonly RequirementState[] =>
  requirementPaths.filter((path) => path.from === state && path.to !== state).map((path) => path.to)

function refusal(
  need: PathNeed,
  facts: RequirementFacts,
  command: RequirementCommand,
): RequirementRefusal | null {
  switch (need) {
    case 'background': {
      const missing = missingBeforeReview(facts)
      return missing.length > 0 ? { code: 'background_missing', missing } : null
    }
    case 'verdict':
      return command.verdict === undefined || isBlank(command.verdict.reviewer)
        ? { code: 'verdict_missing' }
        : null
    case 'schedule':
      return command.schedule === undefined || isBlank(command.schedule.version)
        ? { code: 'schedule_missing' }
        : null
    case 'explanation':
      return isBlank(command.decline?.explanation) ? { code: 'explanation_missing' } : null
    case 'all_told': {
      const missing = facts.asks.filter((ask) => ask.toldOn === null).map((ask) => ask.id)
      return missing.length > 0 ? { code: 'not_all_told', missing } : null
    }
    case 'reason':
      return isBlank(command.reason) ? { code: 'reason_required' } : null
  }
}

/** Nothing decided: what a new review begins with. */
export const noOutcome: RequirementOutcome = {
  reasonable: null,
  scope: null,
  verdictReason: null,
  reviewer: null,
  reviewedOn: null,
  version: null,
  dueDay: null,
  declineReason: null,
  declineLabel: null,
  explanation: null,
  replyBy: null,
  replyDue: null,
  shippedOn: null,
}

function changesOf(command: RequirementCommand, today: Day): Partial<RequirementOutcome> {
  const { verdict, schedule, decline } = command
  const judged: Partial<RequirementOutcome> = verdict
    ? {
        reasonable: verdict.reasonable,
        scope: verdict.scope,
        verdictReason: verdict.reason,
        reviewer: verdict.reviewer,
        reviewedOn: verdict.day,
      }
    : {}
  switch (command.to) {
    case 'scheduled':
      return { ...judged, ...schedule }
    case 'declined':
      return decline
        ? {
            ...judged,
            declineReason: decline.reason,
            declineLabel: isBlank(decline.label) ? null : (decline.label ?? null),
            explanation: decline.explanation,
            replyBy: decline.replyBy,
            replyDue: decline.replyDue,
          }
        : judged
    case 'shipped':
      return { shippedOn: command.shippedOn ?? today }
    case 'in_review':
    case 'needs_background':
      // A new review owes a new verdict; what was decided before stays in the history of the fields.
      return noOutcome
    case 'told':
      return {}
  }
}

const settled: ReadonlySet<RequirementState> = new Set(['shipped', 'declined', 'told'])

/** What a move changes, or why it cannot be made. */
export function planMove(
  facts: RequirementFacts,
  command: RequirementCommand,
  today: Day,
): Result<RequirementMovePlan, RequirementRefusal> {
  const path = requirementPaths.find(({ from, to }) => from === facts.state && to === command.to)
  if (path === undefined) return fail({ code: 'not_allowed' })
  for (const need of path.needs) {
    const refused = refusal(need, facts, command)
    if (refused !== null) return fail(refused)
  }
  return ok({
    from: facts.state,
    to: command.to,
    reason: isBlank(command.reason) ? null : command.reason,
    changes: changesOf(command, today),
    forgetTelling: command.to === 'in_review' && settled.has(facts.state),
  })
}

/**
 * What telling some askers does to the requirement (REQ-6): `wrong_state` before there is something to tell, else
 * whether it closes the loop. An asker who escalates keeps a declined one open: that customer has not accepted it.
 * What they answered may still be added once the loop is closed.
 */
export function planTelling(
  facts: Pick<RequirementFacts, 'state' | 'asks'>,
  told: ReadonlyMap<string, { readonly reaction: string | null }>,
): Result<{ readonly closes: boolean }, { readonly code: 'wrong_state' }> {
  if (!settled.has(facts.state)) return fail({ code: 'wrong_state' })
  if (facts.state === 'told') return ok({ closes: false })
  const answered = facts.asks.every((ask) => told.has(ask.id) || ask.toldOn !== null)
  const escalated =
    facts.state === 'declined' && facts.asks.some((ask) => (told.get(ask.id) ?? ask).reaction === 'escalated')
  return ok({ closes: answered && !escalated })
}

/**
 * Where a requirement goes when one more customer asks for it: a closed loop opens again, because that customer has
 * not been told. Null: it stays where it is.
 */
export function planNewAsk(
  facts: Pick<RequirementFacts, 'state' | 'shippedOn'>,
): 'shipped' | 'declined' | null {
  if (facts.state !== 'told') return null
  return facts.shippedOn === null ? 'declined' : 'shipped'
}

/** How often a date given was replaced by another: every scheduling after the first. */
export const timesRescheduled = (moves: readonly { readonly to: string }[]): number =>
  Math.max(0, moves.filter((move) => move.to === 'scheduled').length - 1)
