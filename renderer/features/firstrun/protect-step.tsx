import { useState } from 'react'
import { FailureNote, useSettings, useWrite, usualCurrency } from '../../app/index.ts'
import type { CallFailure } from '../../../shared/contract/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, TextField } from '../../ui/index.ts'

export interface ProtectStepProps {
  /** The code is answered once and kept by the caller until it has been checked. */
  readonly onCode: (code: string) => void
  readonly onBack: () => void
}

export function ProtectStep({ onCode, onBack }: ProtectStepProps) {
  const t = useT()
  const { language, theme, density } = useSettings()
  const [create, { isRunning }] = useWrite('workspace.create')
  const [keepLook] = useWrite('settings.set')
  const [workspaceName, setWorkspaceName] = useState('')
  const [userName, setUserName] = useState('')
  const [isUserMissing, setUserMissing] = useState(false)
  const [failure, setFailure] = useState<CallFailure<'workspace.create'> | null>(null)

  const submit = async (): Promise<void> => {
    if (isRunning) return
    if (userName.trim() === '') {
      setUserMissing(true)
      document.querySelector<HTMLInputElement>('input[name="user"]')?.focus()
      return
    }
    const result = await create(
      {
        workspaceName: workspaceName.trim() || t('firstrun.protect.workspaceDefault'),
        userName: userName.trim(),
        language,
      },
      { failure: 'silent' },
    )
    if (!result.ok) {
      setFailure(result.error)
      return
    }
    // There was no place for it until now.
    await keepLook({ theme, density, currency: usualCurrency(language) }, { undo: 'silent' })
    onCode(result.value.recoveryCode)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1 className="fr-h">{t('firstrun.protect.title')}</h1>
      <p className="fr-lead">{t('firstrun.protect.lead')}</p>
      <div className="fr-fields">
        <TextField
          label={t('firstrun.protect.user')}
          name="user"
          hint={t('firstrun.protect.userHint')}
          {...(isUserMissing ? { error: t('firstrun.protect.userMissing') } : {})}
          isRequired
          autoFocus
          value={userName}
          onChange={(text) => {
            setUserName(text)
            setUserMissing(false)
          }}
        />
        <TextField
          label={t('firstrun.protect.workspace')}
          placeholder={t('firstrun.protect.workspaceDefault')}
          value={workspaceName}
          onChange={setWorkspaceName}
        />
        {failure && <FailureNote failure={failure} />}
      </div>
      <div className="fr-foot">
        <span className="sp" />
        <Button onPress={onBack}>{t('common.action.previous')}</Button>
        <Button kind="primary" type="submit">
          {isRunning ? t('firstrun.protect.creating') : t('firstrun.protect.create')}
        </Button>
      </div>
    </form>
  )
}
