import { useRef, useState } from 'react'
import type { CallFailure, CallInput, CallName } from '../../../shared/contract/index.ts'
import { type AnswerResult, failureWords, useFrame, type WriteName } from '../index.ts'
import { announce } from '../../ui/index.ts'

export interface RecordSave {
  readonly failure: CallFailure<CallName> | null
  readonly isSaving: boolean
  /** One write at a time; a refusal stays beside the form. Null: one is still under way. */
  run<Name extends WriteName>(name: Name, input: CallInput<Name>): Promise<AnswerResult<Name> | null>
}

export function useRecordSave(): RecordSave {
  const { write } = useFrame()
  const isRunning = useRef(false)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<CallFailure<CallName> | null>(null)
  return {
    failure,
    isSaving,
    async run(name, input) {
      if (isRunning.current) return null
      isRunning.current = true
      setSaving(true)
      const result = await write(name, input, { failure: 'silent' })
      isRunning.current = false
      setSaving(false)
      setFailure(result.ok ? null : result.error)
      if (!result.ok) announce(failureWords(result.error).what, 'assertive')
      return result
    },
  }
}

/** The id of what was made, or of what was changed. */
export const savedId = (
  answer: { readonly actionId: number | null; readonly id?: string },
  changed: string | undefined,
): string => answer.id ?? changed ?? ''
