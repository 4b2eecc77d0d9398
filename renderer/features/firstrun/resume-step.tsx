import { useState } from 'react'
import { FailureNote, useWrite } from '../../app/index.ts'
import type { CallFailure } from '../../../shared/contract/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'

/** The first run was left before the code was checked: a new one is made, because nobody can show the old one. */
export function ResumeStep({ onCode }: { readonly onCode: (code: string) => void }) {
  const t = useT()
  const [make, { isRunning }] = useWrite('workspace.newRecoveryCode')
  const [failure, setFailure] = useState<CallFailure<'workspace.newRecoveryCode'> | null>(null)
  const run = async (): Promise<void> => {
    if (isRunning) return
    const result = await make({}, { failure: 'silent' })
    if (result.ok) onCode(result.value.recoveryCode)
    else setFailure(result.error)
  }
  return (
    <>
      <h1 className="fr-h">{t('firstrun.resume.title')}</h1>
      <p className="fr-lead">{t('firstrun.resume.lead')}</p>
      {failure && <FailureNote failure={failure} />}
      <div className="fr-foot">
        <span className="sp" />
        <Button kind="primary" onPress={() => void run()}>
          {t('firstrun.resume.make')}
        </Button>
      </div>
    </>
  )
}
