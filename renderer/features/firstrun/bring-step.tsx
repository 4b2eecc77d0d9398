import { type ComponentType, useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { FailureNote, useFrame, useJob } from '../../app/index.ts'
import { type TranslationKey, useT } from '../../i18n/index.ts'
import { Button, classNames, Icon, type IconName, Progress } from '../../ui/index.ts'

type Start = 'import' | 'sample' | 'empty'

const starts: readonly {
  readonly id: Start
  readonly icon: IconName
  readonly titleKey: TranslationKey
  readonly whyKey: TranslationKey
}[] = [
  { id: 'import', icon: 'table', titleKey: 'firstrun.bring.import', whyKey: 'firstrun.bring.importWhy' },
  { id: 'sample', icon: 'play', titleKey: 'firstrun.bring.sample', whyKey: 'firstrun.bring.sampleWhy' },
  { id: 'empty', icon: 'plus', titleKey: 'firstrun.bring.empty', whyKey: 'firstrun.bring.emptyWhy' },
]

/** Import, sample or empty. All of it can be done later, and undone. */
export function BringStep({ onDone }: { readonly onDone: () => void }) {
  const t = useT()
  const { features } = useFrame()
  const sample = useJob('workspace.addSample')
  const [start, setStart] = useState<Start>('import')
  const ImportStart: ComponentType<{ readonly onDone: () => void }> | undefined = features.find(
    (feature) => feature.importStart,
  )?.importStart

  const addSample = async (): Promise<void> => {
    const result = await sample.start({})
    if (result.ok) onDone()
  }

  return (
    <>
      <h1 className="fr-h">{t('firstrun.bring.title')}</h1>
      <p className="fr-lead">{t('firstrun.bring.lead')}</p>
      <RadioGroup
        aria-label={t('firstrun.bring.choice')}
        className="fr-o"
        value={start}
        onChange={(id) => setStart(starts.find((choice) => choice.id === id)?.id ?? 'import')}
        isDisabled={sample.isRunning}
      >
        {starts.map(({ id, icon, titleKey, whyKey }) => (
          <div key={id}>
            <Radio
              value={id}
              className={classNames('fr-c fr-choice', start === id && id === 'import' && 'on')}
            >
              <span aria-hidden className={classNames('radio', start === id && 'on')} />
              <Icon name={icon} size={20} />
              <span className="grow">
                <b>{t(titleKey)}</b>
                <p>{t(whyKey)}</p>
              </span>
            </Radio>
            {id === 'import' && start === 'import' && ImportStart && <ImportStart onDone={onDone} />}
          </div>
        ))}
      </RadioGroup>
      {sample.isRunning && (
        <Progress label={t('firstrun.bring.addingSample')} value={null} onCancel={sample.cancel} />
      )}
      {sample.error && <FailureNote failure={sample.error} onRetry={() => void addSample()} />}
      <div className="fr-foot">
        <Button kind="quiet" onPress={onDone}>
          {t('firstrun.bring.later')}
        </Button>
        <span className="sp" />
        {start === 'sample' && (
          <Button kind="primary" onPress={() => void addSample()}>
            {t('firstrun.bring.startSample')}
          </Button>
        )}
        {start === 'empty' && (
          <Button kind="primary" onPress={onDone}>
            {t('firstrun.bring.startEmpty')}
          </Button>
        )}
      </div>
    </>
  )
}
