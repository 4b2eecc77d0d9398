import { useChangeSettings, useFrame, useQuery, useSettings } from '../../app/index.ts'
import { DensityChoice, ThemeChoice } from '../../app/appearance/look-choices.tsx'
import { languageNames, languages, useT } from '../../i18n/index.ts'
import { NumberField, SectionHead, Select, Switch } from '../../ui/index.ts'
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
        <ThemeChoice label={t('settings.look.theme')} />
        <DensityChoice label={t('settings.look.density')} hint={t('settings.look.densityHint')} />
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
