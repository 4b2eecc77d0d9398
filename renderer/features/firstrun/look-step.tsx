import { useChangeSettings, useSettings } from '../../app/index.ts'
import { DensityChoice, ThemeChoice } from '../../app/appearance/look-choices.tsx'
import { languageNames, languages, useT } from '../../i18n/index.ts'
import { Button, RadioGroup } from '../../ui/index.ts'

export function LookStep({ onNext }: { readonly onNext: () => void }) {
  const t = useT()
  const settings = useSettings()
  const change = useChangeSettings()
  return (
    <>
      <h1 className="fr-h">{t('firstrun.look.title')}</h1>
      <p className="fr-lead">{t('firstrun.look.lead')}</p>
      <div className="fr-fields">
        <RadioGroup
          label={t('firstrun.look.language')}
          choices={languages.map((id) => ({ id, label: languageNames[id] }))}
          value={settings.language}
          onChange={(language) => void change({ language })}
        />
        <ThemeChoice label={t('firstrun.look.theme')} />
        <DensityChoice label={t('firstrun.look.density')} />
      </div>
      <div className="fr-foot">
        <span className="sp" />
        <Button kind="primary" onPress={onNext}>
          {t('common.action.next')}
        </Button>
      </div>
    </>
  )
}
