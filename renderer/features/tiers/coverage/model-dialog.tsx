import { useState } from 'react'
import { visitKinds } from '../../../../shared/contract/index.ts'
import { type DialogProps, useQuery, useToday } from '../../../app/index.ts'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { textOrNull } from '../../../app/records/text-or-null.ts'
import { useRecordSave } from '../../../app/records/use-record-save.ts'
import { useT } from '../../../i18n/index.ts'
import { Checkbox, NumberField, TextField } from '../../../ui/index.ts'
import type { QuarterCoverage } from '../../../app/records/coverage/coverage-words.ts'

/** ACC-4: how a tier is looked after: who, by which ways, how often, how many hours a quarter. */
export function ModelDialog({ input, onClose }: DialogProps<'coverage.edit'>) {
  const { data } = useQuery('coverage.get', { day: useToday() })
  const start = data?.models.find(({ tier }) => tier === input.tier)
  return start === undefined ? null : <ModelForm start={start} onClose={onClose} />
}

interface ModelFormProps {
  readonly start: QuarterCoverage['models'][number]
  readonly onClose: DialogProps<'coverage.edit'>['onClose']
}

function ModelForm({ start: { tier, model }, onClose }: ModelFormProps) {
  const t = useT()
  const save = useRecordSave()
  const [who, setWho] = useState(model.who ?? '')
  const [channels, setChannels] = useState<readonly (typeof visitKinds)[number][]>(model.channels)
  const [everyDays, setEveryDays] = useState(model.visitEveryDays)
  const [hours, setHours] = useState(model.minutesPerQuarter === null ? null : model.minutesPerQuarter / 60)
  const submit = async (): Promise<void> => {
    const result = await save.run('coverage.saveModel', {
      tier,
      model: {
        who: textOrNull(who),
        channels: [...channels],
        visitEveryDays: everyDays === null ? null : Math.round(everyDays),
        minutesPerQuarter: hours === null ? null : Math.round(hours * 60),
      },
    })
    if (result?.ok) onClose({ id: tier })
  }
  return (
    <RecordDialog
      title={t('tiers.coverage.form.title', { tier: t(`account.tier.${tier}`) })}
      saveLabel={t('tiers.coverage.form.save')}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
    >
      <TextField
        label={t('tiers.coverage.form.who')}
        hint={t('tiers.coverage.form.whoHint')}
        autoFocus
        value={who}
        onChange={setWho}
      />
      <div className="field" role="group" aria-label={t('tiers.coverage.form.channels')}>
        <span className="lbl">{t('tiers.coverage.form.channels')}</span>
        <div className="row wrap tr-checks">
          {visitKinds.map((kind) => (
            <Checkbox
              key={kind}
              isSelected={channels.includes(kind)}
              onChange={(isChosen) =>
                setChannels((now) =>
                  visitKinds.filter((each) => (each === kind ? isChosen : now.includes(each))),
                )
              }
            >
              {t(`notes.visit.kinds.${kind}`)}
            </Checkbox>
          ))}
        </div>
        <span className="hint">{t('tiers.coverage.form.channelsHint')}</span>
      </div>
      <NumberField
        label={t('tiers.coverage.form.every')}
        hint={t('tiers.coverage.form.empty')}
        minimum={1}
        maximum={3_650}
        value={everyDays}
        onChange={setEveryDays}
      />
      <NumberField
        label={t('tiers.coverage.form.hours')}
        hint={t('tiers.coverage.form.empty')}
        minimum={0}
        maximum={1_600}
        step={0.5}
        value={hours}
        onChange={setHours}
      />
    </RecordDialog>
  )
}
