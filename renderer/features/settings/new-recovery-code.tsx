import { useState } from 'react'
import { failureWords, useFrame, useWrite } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { announce, Button, Dialog, showToast, TextField } from '../../ui/index.ts'

/** A new code is valid once it has been typed back; until then the old one goes on opening the data. */
export function NewRecoveryCode() {
  const t = useT()
  const { host, tellFailure } = useFrame()
  const [make, making] = useWrite('workspace.newRecoveryCode')
  const [confirm, confirming] = useWrite('workspace.confirmRecovery')
  const [code, setCode] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)

  const start = async (): Promise<void> => {
    const result = await make({}, { failure: 'silent' })
    if (!result.ok) {
      tellFailure(result.error)
      return
    }
    setTyped('')
    setError(null)
    setCode(result.value.recoveryCode)
  }
  const check = async (): Promise<void> => {
    const result = await confirm({ code: typed }, { failure: 'silent' })
    if (!result.ok) {
      const words = failureWords(result.error)
      setError(`${words.what} ${words.next}`)
      return
    }
    setCode(null)
    showToast({ text: t('settings.data.newCodeDone'), icon: 'shield' })
  }
  return (
    <>
      <p className="muted set-lead">{t('settings.data.newCodeWhy')}</p>
      <Button isDisabled={making.isRunning} onPress={() => void start()}>
        {t('settings.data.newCode')}
      </Button>
      <Dialog
        isOpen={code !== null}
        onClose={() => setCode(null)}
        title={t('settings.data.newCodeTitle')}
        description={t('firstrun.code.lead')}
        footer={
          <>
            <span className="sp" />
            <Button onPress={() => setCode(null)}>{t('common.action.cancel')}</Button>
            <Button kind="primary" isDisabled={confirming.isRunning} onPress={() => void check()}>
              {t('settings.data.newCodeConfirm')}
            </Button>
          </>
        }
      >
        <output className="fr-code" aria-label={t('firstrun.code.label')}>
          {(code ?? '').split('-').map((group, index) => (
            <span key={`${index} ${group}`}>{group}</span>
          ))}
        </output>
        <div className="row" style={{ margin: '10px 0 16px' }}>
          <Button
            size="small"
            icon="copy"
            onPress={() => void host.copyText(code ?? '').then(() => announce(t('firstrun.code.copied')))}
          >
            {t('firstrun.code.copy')}
          </Button>
        </div>
        <TextField
          label={t('settings.data.newCodeCheck')}
          autoComplete="off"
          spellCheck="false"
          lang="en"
          value={typed}
          onChange={setTyped}
          {...(error === null ? {} : { error })}
        />
      </Dialog>
    </>
  )
}
