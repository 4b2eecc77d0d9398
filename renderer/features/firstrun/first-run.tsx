import { useState } from 'react'
import { useQuery, useSettings } from '../../app/index.ts'
import { languageNames, useT } from '../../i18n/index.ts'
import { BringStep } from './bring-step.tsx'
import { CodeStep } from './code-step.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import { LookStep } from './look-step.tsx'
import { ProtectStep } from './protect-step.tsx'
import { ResumeStep } from './resume-step.tsx'
import { Spine, type Step } from './spine.tsx'

type Place = 'look' | 'protect' | 'code' | 'confirm' | 'resume' | 'bring'

const stepOf = (place: Place): Step => (place === 'look' || place === 'bring' ? place : 'protect')

/** Three steps: the look, the encrypted store with its recovery code, the customers. */
export function FirstRun({ onDone }: { readonly onDone: () => void }) {
  const t = useT()
  const settings = useSettings()
  const status = useQuery('workspace.status', {})
  // Left in the middle and started again: the store is there, its code was never checked.
  const [place, setPlace] = useState<Place>(status.data?.state === 'open' ? 'resume' : 'look')
  const [code, setCode] = useState<string | null>(null)
  const showCode = (made: string): void => {
    setCode(made)
    setPlace('code')
  }
  const isProtected = place === 'bring'

  return (
    <div className="fr">
      <Spine
        current={stepOf(place)}
        notes={[
          {
            step: 'look',
            note: `${languageNames[settings.language]} · ${t(`firstrun.look.theme_${settings.theme}`)}`,
          },
          {
            step: 'protect',
            note: isProtected ? t('firstrun.step.protectDone') : t('firstrun.step.protectHint'),
          },
          { step: 'bring', note: t('firstrun.step.bringHint') },
        ]}
      />
      <main id="page" className="fr-m">
        {place === 'look' && <LookStep onNext={() => setPlace('protect')} />}
        {place === 'protect' && <ProtectStep onCode={showCode} onBack={() => setPlace('look')} />}
        {place === 'resume' && <ResumeStep onCode={showCode} />}
        {place === 'code' && code !== null && <CodeStep code={code} onNext={() => setPlace('confirm')} />}
        {place === 'confirm' && code !== null && (
          <ConfirmStep code={code} onConfirmed={() => setPlace('bring')} onBack={() => setPlace('code')} />
        )}
        {place === 'bring' && <BringStep onDone={onDone} />}
      </main>
    </div>
  )
}
