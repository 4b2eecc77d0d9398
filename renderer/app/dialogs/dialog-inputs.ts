import type { z } from 'zod'
import type {
  declineReasons,
  evidenceInput,
  exportWhats,
  promiseKinds,
  todayKinds,
  viewDefinition,
} from '../../../shared/contract/index.ts'
import type { Stage } from '../../../shared/domain/journey/index.ts'
import type { RequirementState } from '../../../shared/domain/requirement/index.ts'
import type { Day } from '../../../shared/kernel/index.ts'

/** The sentence of a note that the new record comes from. */
export type SentenceSource = z.input<typeof evidenceInput>

type TodayKind = (typeof todayKinds)[number]

/** Either an existing record to change, or what is known of a new one. */
type EditOrNew<Known> =
  | { readonly id: string }
  | (Known & { readonly id?: never; readonly evidence?: SentenceSource })

/**
 * The dialogs that one feature asks of another: what it hands over. Who owns a dialog names it in `Feature.dialogs`;
 * who wants it calls `frame.dialogs.open(name, input)` and hears the id of what was made or changed, or null.
 */
export interface DialogInputs {
  'account.create': { readonly name?: string }
  'account.moveStage': { readonly ids: readonly string[] }
  /** PLY-1: the tasks that the account's stage offers. */
  'account.stageTasks': { readonly accountId: string }
  /** A new version, beginning from this one. */
  'playbook.edit': { readonly stage: Stage; readonly version: number }
  /** ACC-5: a ticket; a new one without an id. */
  'ticket.edit': { readonly id?: string; readonly accountId?: string }
  'ticket.step': {
    readonly id: string
    readonly step: 'answer' | 'wait' | 'resume' | 'solve' | 'reopen'
  }
  /** VAL-6: by when a launch of a tier must be there. */
  'launchLimits.edit': { readonly tier: 'large' | 'mid' | 'small' }
  'serviceLevel.edit': { readonly tier: 'large' | 'mid' | 'small' }
  /** A working calendar; a new one without a code. */
  'calendar.edit': { readonly code?: string }
  'holiday.edit': { readonly region?: string; readonly year?: number }
  /** ACC-4: how a tier is looked after. */
  'coverage.edit': { readonly tier: 'large' | 'mid' | 'small' }
  /** ACC-2: a rule of tiering; a new one without an id. */
  'tierRule.edit': { readonly id?: string }
  /** ACC-2: with the tier that was chosen already; null takes it away. */
  'account.tier': { readonly ids: readonly string[]; readonly tier?: 'large' | 'mid' | 'small' | null }
  /** A field that people add to accounts: a new one without an id. */
  'customField.edit': { readonly id?: string }
  'person.edit': EditOrNew<{ readonly accountId: string; readonly name?: string }>
  /** A person left or arrived. */
  personEvent: {
    readonly personId: string
    readonly event: 'left' | 'arrived'
    readonly evidence?: SentenceSource
  }
  /** PPL-2: whom a person reports to, who reports to them, whose word weighs with whom. */
  'person.lines': { readonly id: string; readonly accountId: string }
  'contract.edit': EditOrNew<{ readonly accountId: string }>
  'firstValue.edit': EditOrNew<{ readonly accountId: string; readonly statement?: string }>
  'firstValue.signOff': { readonly id: string }
  'milestone.edit': EditOrNew<{
    readonly accountId: string
    readonly title?: string
    readonly outcomeId?: string
  }>
  /** ACC-8: why they bought, and what has to come of it. */
  'intent.edit': EditOrNew<{ readonly accountId: string; readonly statement?: string }>
  'outcome.edit': EditOrNew<{
    readonly accountId: string
    readonly title?: string
    readonly intentId?: string
  }>
  /** VAL-7. */
  'training.edit': EditOrNew<{ readonly accountId: string }>
  /** VAL-4: a plan to begin with. */
  'plan.template': { readonly accountId: string }
  'valueEntry.edit': EditOrNew<{
    readonly accountId: string
    readonly result?: string
    /** The outcome it proves. */
    readonly outcomeId?: string
  }>
  'requirement.create': {
    readonly accountId?: string
    readonly title?: string
    readonly evidence?: SentenceSource
  }
  /** Asks for what a move needs. */
  'requirement.move': { readonly id: string; readonly to: RequirementState }
  /** REQ-4: an own wording to decline with. */
  'declineWording.edit': EditOrNew<{
    readonly reason: (typeof declineReasons)[number]
    readonly wording?: string
    readonly replacesShipped?: boolean
  }>
  /** Who was told of the outcome, when and how, and what they said. */
  'requirement.tell': { readonly id: string; readonly askIds?: readonly string[] }
  /** Some of the askers want something else. */
  'requirement.split': { readonly id: string; readonly askIds: readonly string[] }
  /** One more customer wants it. */
  'requirement.ask': { readonly id: string }
  /** REQ-7: a day by which a bug is mended. */
  'requirement.promiseFix': { readonly id: string }
  /** Without the account the dialog asks for it. */
  'promise.edit': EditOrNew<{
    readonly accountId?: string
    readonly title?: string
    readonly kind?: (typeof promiseKinds)[number]
  }>
  'promise.close': { readonly id: string }
  /** ACC-7: the day of the hand-over and both names. */
  'handOver.complete': { readonly accountId: string }
  /** VAL-3: who does what until when. */
  'duty.edit': { readonly accountId: string; readonly id?: string }
  /** VAL-3: somebody who is at the kick-off. */
  'kickOff.participant': {
    readonly accountId: string
    readonly side: 'ours' | 'theirs'
    readonly id?: string
  }
  /** VAL-3: the customer's key person agrees to the duties. */
  'kickOff.agree': { readonly accountId: string }
  'risk.edit': EditOrNew<{ readonly accountId: string; readonly title?: string }>
  'task.edit': EditOrNew<{
    readonly accountId?: string
    readonly title?: string
    readonly milestoneId?: string
  }>
  /** PLY-2: a row of Today is put off until a day. */
  'today.snooze': { readonly kind: TodayKind; readonly id: string; readonly title: string }
  /** PLY-2: a row of Today is somebody else's from now on. */
  'today.handOver': {
    readonly kind: TodayKind
    readonly id: string
    readonly title: string
    readonly owner: string | null
  }
  'visit.plan': EditOrNew<{ readonly accountId?: string; readonly day?: Day }>
  /** VIS-2: a sentence answers one of the account's open questions. */
  'question.answer': {
    readonly accountId: string
    readonly visitId: string | null
    readonly evidence: SentenceSource
  }
  /** IOX-2: visits from a calendar file. */
  'calendar.import': Readonly<Record<string, never>>
  'note.create': { readonly accountId?: string; readonly visitId?: string }
  export: {
    readonly what: (typeof exportWhats)[number]
    /** All rows on screen, in their order. */
    readonly ids?: readonly string[]
    readonly selectedIds?: readonly string[]
    readonly view?: z.input<typeof viewDefinition>
    readonly accountId?: string
    readonly importId?: string
  }
}

export type DialogName = keyof DialogInputs

/** The record that was made or changed. */
export interface DialogResult {
  readonly id: string
}

/** How a dialog ends that did something. */
export interface DialogEnd extends DialogResult {
  /** Labels of the fields whose words it took, where it did not take all: the others are kept (VIS-6). */
  readonly took?: readonly string[]
}

export interface DialogProps<Name extends DialogName> {
  readonly input: DialogInputs[Name]
  /** Ends the dialog: with what was done, or null when the person went back. */
  readonly onClose: (end: DialogEnd | null) => void
}
