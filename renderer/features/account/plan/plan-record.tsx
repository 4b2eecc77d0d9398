import type { ReactNode } from 'react'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import { useQuery } from '../../../app/index.ts'
import { MissingRecord, notFoundFailure, useOwner } from '../dialogs/owner.tsx'

export type Plan = CallOutput<'plan.get'>
export type Intent = Plan['intents'][number]
export type Outcome = Plan['outcomes'][number]
export type PlanMilestone = Plan['milestones'][number]
export type PlanTask = Plan['tasks'][number]
export type Training = Plan['trainings'][number]

interface PlanRecordProps<Item> {
  readonly kind: 'purchase_intent' | 'outcome' | 'training'
  readonly input: { readonly id?: string | undefined; readonly accountId?: string | undefined }
  readonly title: string
  readonly find: (plan: Plan) => readonly Item[]
  readonly onClose: () => void
  /** The record is undefined for a new one. */
  readonly children: (found: {
    readonly accountId: string
    readonly plan: Plan
    readonly record: Item | undefined
  }) => ReactNode
}

/** Reads the plan that a dialog's record stands in; says so where the record is gone. */
export function PlanRecord<Item extends { readonly id: string }>({
  kind,
  input,
  title,
  find,
  onClose,
  children,
}: PlanRecordProps<Item>) {
  const { accountId, error } = useOwner(kind, input)
  const plan = useQuery('plan.get', { accountId: accountId ?? '' }, { isEnabled: accountId !== undefined })
  // A read that fails later does not take the form away from who is typing in it.
  const failure = error ?? (plan.data === undefined ? plan.error : undefined)
  if (failure !== undefined) return <MissingRecord failure={failure} title={title} onClose={onClose} />
  if (accountId === undefined || plan.data === undefined) return null
  const record = find(plan.data).find(({ id }) => id === input.id)
  if (input.id !== undefined && record === undefined)
    return <MissingRecord failure={notFoundFailure} title={title} onClose={onClose} />
  return children({ accountId, plan: plan.data, record })
}
