import { useChangeSettings, useSettings } from '../../app/index.ts'
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
        <RadioGroup
          label={t('firstrun.look.theme')}
          orientation="horizontal"
          choices={(['system', 'light', 'dark'] as const).map((id) => ({
            id,
            label: t(`firstrun.look.theme_${id}`),
          }))}
          value={settings.theme}
          onChange={(theme) => void change({ theme })}
        />
        <RadioGroup
          label={t('firstrun.look.density')}
          orientation="horizontal"
          choices={(['comfortable', 'compact'] as const).map((id) => ({
            id,
            label: t(`firstrun.look.density_${id}`),
          }))}
          value={settings.density}
          onChange={(density) => void change({ density })}
        />
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
