import { useChangeSettings, useSettings } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { ComboBox, NumberField, RadioGroup, SectionHead, Select, Switch } from '../../ui/index.ts'
import { currencies } from './currencies.ts'

const weekStarts = ['locale', 'monday', 'sunday'] as const

export function InputPage() {
  const t = useT()
  const settings = useSettings()
  const change = useChangeSettings()
  const zones = Intl.supportedValuesOf('timeZone')
  // The machine may say a name that the list leaves out, such as UTC.
  const zoneChoices = (zones.includes(settings.timeZone) ? zones : [settings.timeZone, ...zones]).map(
    (id) => ({
      id,
      label: id,
    }),
  )
  const currencyChoices = currencies.some((id) => id === settings.currency)
    ? currencies.map((id) => ({ id, label: t(`settings.currency.${id}`) }))
    : [{ id: settings.currency, label: settings.currency }]
  return (
    <>
      <SectionHead title={t('settings.input.head')} />
      <div className="set-fields">
        <div className="field">
          <span className="lbl">{t('settings.input.singleKeys')}</span>
          <Switch isSelected={settings.singleKeys} onChange={(singleKeys) => void change({ singleKeys })}>
            {t('settings.input.singleKeysOn')}
          </Switch>
        </div>
        <div className="field">
          <span className="lbl">{t('settings.input.plainEditor')}</span>
          <Switch isSelected={settings.plainEditor} onChange={(plainEditor) => void change({ plainEditor })}>
            {t('settings.input.plainEditorOn')}
          </Switch>
        </div>
      </div>
      <SectionHead title={t('settings.region.head')} />
      <div className="set-fields">
        <RadioGroup
          label={t('settings.region.weekStart')}
          orientation="horizontal"
          choices={weekStarts.map((id) => ({ id, label: t(`settings.region.weekStart_${id}`) }))}
          value={settings.weekStart}
          onChange={(weekStart) => void change({ weekStart })}
        />
        <NumberField
          label={t('settings.region.askersForReview')}
          hint={t('settings.region.askersForReviewHint')}
          minimum={2}
          maximum={50}
          value={settings.askersForReview}
          onChange={(askersForReview) => {
            if (askersForReview !== null) void change({ askersForReview })
          }}
        />
        <Select
          label={t('settings.region.currency')}
          hint={t('settings.region.currencyHint')}
          choices={currencyChoices}
          value={settings.currency}
          onChange={(currency) => void change({ currency })}
        />
        <ComboBox
          label={t('settings.region.timeZone')}
          hint={t('settings.region.timeZoneHint')}
          choices={zoneChoices}
          value={settings.timeZone}
          onChange={(timeZone) => timeZone !== null && void change({ timeZone })}
        />
      </div>
    </>
  )
}
