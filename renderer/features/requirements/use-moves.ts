import { useCallback } from 'react'
import { type RequirementState, requirementStates } from '../../../shared/domain/requirement/index.ts'
import { useFrame } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import type { MenuEntry } from '../../ui/index.ts'
import { needWords, refusalWords, type Requirement } from './requirement.ts'

export type MoveRequirement = (requirement: Requirement, to: RequirementState) => Promise<boolean>

/**
 * REQ-8: a move along an allowed path. Whatever it asks for is asked in a dialog; telling the last customers is how
 * something gets to told. What asks for nothing is done at once. Answers whether something was written.
 */
export function useMove(): MoveRequirement {
  const { dialogs, write } = useFrame()
  return useCallback(
    async (requirement, to) => {
      const { id, state, asks, missing } = requirement
      if (to === 'told' && asks.some(({ toldOn }) => toldOn === null))
        return (await dialogs.open('requirement.tell', { id })) !== null
      const asksNothing = to === 'told' || (state === 'needs_background' && missing.length === 0)
      if (!asksNothing) return (await dialogs.open('requirement.move', { id, to })) !== null
      return (await write('requirement.move', { id, to, reason: null })).ok
    },
    [dialogs, write],
  )
}

/** Every state as an entry: where it may go with what that asks, where not with the reason. */
export function useMoveEntries(): (
  requirement: Requirement,
  onMove: (requirement: Requirement, to: RequirementState) => void,
) => readonly MenuEntry[] {
  const t = useT()
  return useCallback(
    (requirement, onMove) =>
      requirementStates
        .filter((to) => to !== requirement.state)
        .map((to): MenuEntry => {
          const refusal = refusalWords(t, requirement, to)
          const needs = needWords(t, requirement, to)
          return {
            id: to,
            label: t(`loops.requirementState.${to}`),
            ...(refusal === null ? {} : { disabledReason: refusal }),
            ...(refusal === null && needs !== '' ? { meta: needs } : {}),
            onAction: () => onMove(requirement, to),
          }
        }),
    [t],
  )
}
