import { useChangeSettings, useFrame, useQuery, useSettings } from '../../app/index.ts'
import { languageNames, languages, useT } from '../../i18n/index.ts'
import { NumberField, RadioGroup, SectionHead, Select, Switch } from '../../ui/index.ts'
import { NameField } from './name-field.tsx'

export function LookPage() {
  const t = useT()
  const { write } = useFrame()
  const settings = useSettings()
  const change = useChangeSettings()
  const status = useQuery('workspace.status', {}).data
  return (
    <>
      <SectionHead title={t('settings.look.head')} />
      <div className="set-fields">
        <Select
          label={t('settings.look.language')}
          choices={languages.map((id) => ({ id, label: languageNames[id] }))}
          value={settings.language}
          onChange={(language) => void change({ language })}
        />
        <RadioGroup
          label={t('settings.look.theme')}
          orientation="horizontal"
          choices={(['system', 'light', 'dark'] as const).map((id) => ({
            id,
            label: t(`firstrun.look.theme_${id}`),
          }))}
          value={settings.theme}
          onChange={(theme) => void change({ theme })}
        />
        <RadioGroup
          label={t('settings.look.density')}
          hint={t('settings.look.densityHint')}
          orientation="horizontal"
          choices={(['comfortable', 'compact'] as const).map((id) => ({
            id,
            label: t(`firstrun.look.density_${id}`),
          }))}
          value={settings.density}
          onChange={(density) => void change({ density })}
        />
        <NumberField
          label={t('settings.look.fontSize')}
          hint={t('settings.look.fontSizeHint')}
          minimum={12}
          maximum={20}
          step={1}
          value={settings.fontSize}
          onChange={(fontSize) => fontSize !== null && void change({ fontSize })}
          className="set-narrow"
        />
        <div className="field">
          <span className="lbl">{t('settings.look.motion')}</span>
          <Switch isSelected={settings.motion} onChange={(motion) => void change({ motion })}>
            {t('settings.look.motionOn')}
          </Switch>
        </div>
      </div>
      {status?.state === 'open' && (
        <>
          <SectionHead title={t('settings.names.head')} />
          <div className="set-fields">
            <NameField
              label={t('settings.names.workspace')}
              value={status.workspaceName}
              onSave={(workspaceName) => void write('workspace.rename', { workspaceName })}
            />
            <NameField
              label={t('settings.names.user')}
              value={status.userName}
              onSave={(userName) => void write('workspace.rename', { userName })}
            />
          </div>
        </>
      )}
    </>
  )
}
