import { useState } from 'react'
import { FailureNote, useFrame, useWrite } from '../../app/index.ts'
import type { CallFailure } from '../../../shared/contract/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, TextField } from '../../ui/index.ts'
import { chooseGroups, plainCode } from './check-groups.ts'

export interface ConfirmStepProps {
  readonly code: string
  readonly onConfirmed: () => void
  readonly onBack: () => void
}

/** Two groups typed back from paper, or the whole code pasted into either field. */
export function ConfirmStep({ code, onConfirmed, onBack }: ConfirmStepProps) {
  const t = useT()
  const { random } = useFrame()
  const [confirm, { isRunning }] = useWrite('workspace.confirmRecovery')
  const [groups] = useState(() => chooseGroups(code, random))
  const [typed, setTyped] = useState<readonly [string, string]>(['', ''])
  const [wrong, setWrong] = useState<readonly boolean[]>([false, false])
  const [failure, setFailure] = useState<CallFailure<'workspace.confirmRecovery'> | null>(null)

  const isWhole = typed.some((text) => plainCode(text) === plainCode(code))
  const submit = async (): Promise<void> => {
    const wanted = code.split('-')
    const misses = groups.map((group, index) => !isWhole && plainCode(typed[index] ?? '') !== wanted[group])
    setWrong(misses)
    if (misses.some(Boolean)) {
      document.querySelector<HTMLInputElement>(`input[name="group-${misses.indexOf(true)}"]`)?.focus()
      return
    }
    const result = await confirm({ code }, { failure: 'silent' })
    if (result.ok) onConfirmed()
    else setFailure(result.error)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isRunning) void submit()
      }}
    >
      <h1 className="fr-h">{t('firstrun.confirm.title')}</h1>
      <p className="fr-lead">{t('firstrun.confirm.lead')}</p>
      <div className="fr-fields">
        {groups.map((group, index) => (
          <TextField
            key={group}
            name={`group-${index}`}
            label={t('firstrun.confirm.group', { number: group + 1 })}
            {...(wrong[index] ? { error: t('firstrun.confirm.wrong', { number: group + 1 }) } : {})}
            autoFocus={index === 0}
            autoComplete="off"
            spellCheck="false"
            lang="en"
            value={typed[index] ?? ''}
            onChange={(text) => setTyped(index === 0 ? [text, typed[1]] : [typed[0], text])}
          />
        ))}
        {failure && <FailureNote failure={failure} />}
      </div>
      <div className="fr-foot">
        <span className="sp" />
        <Button onPress={onBack}>{t('firstrun.confirm.show')}</Button>
        <Button kind="primary" type="submit">
          {t('firstrun.confirm.submit')}
        </Button>
      </div>
    </form>
  )
}
