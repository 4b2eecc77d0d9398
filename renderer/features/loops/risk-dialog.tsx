import { useState } from 'react'
import { type CallOutput, symptoms } from '../../../shared/contract/index.ts'
import { type DialogProps, useQuery, useToday } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { savedId, useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { Button, DatePickerField, Select, TextField } from '../../ui/index.ts'
import { MissingRecord } from '../../app/records/missing-record.tsx'

type Risk = CallOutput<'risk.list'>['risks'][number]

const severities = ['high', 'mid', 'low'] as const

/** RSK-3: a symptom that was seen. */
export function RiskDialog({ input, onClose }: DialogProps<'risk.edit'>) {
  const t = useT()
  const list = useQuery('risk.list', {}, { isEnabled: input.id !== undefined })
  const risk = list.data?.risks.find(({ id }) => id === input.id)
  if (input.id !== undefined && risk === undefined)
    return list.data === undefined && list.error === undefined ? null : (
      <MissingRecord failure={list.error} title={t('loops.risk.dialog')} onClose={() => onClose(null)} />
    )
  return <RiskForm risk={risk} input={input} onClose={onClose} />
}

function RiskForm({ risk, input, onClose }: DialogProps<'risk.edit'> & { readonly risk: Risk | undefined }) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const evidence = 'evidence' in input ? input.evidence : undefined
  const [isTried, setTried] = useState(false)
  const [reason, setReason] = useState('')
  const [isClosing, setClosing] = useState(false)
  const [draft, setDraft] = useState({
    title: risk?.title ?? ('title' in input ? input.title : undefined) ?? evidence?.quote ?? '',
    symptom: risk?.symptom ?? 'other',
    severity: risk?.severity ?? 'mid',
    seenOn: risk?.seenOn ?? today,
    cause: risk?.cause ?? null,
    causeTestedHow: risk?.causeTestedHow ?? null,
    causeTestedOn: risk?.causeTestedOn ?? null,
    causeTestedBy: risk?.causeTestedBy ?? null,
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.title.trim() === '') return
    const result =
      'accountId' in input
        ? await save.run('risk.create', {
            ...draft,
            accountId: input.accountId,
            ...(evidence ? { evidence } : {}),
          })
        : await save.run('risk.update', { id: input.id, patch: draft })
    if (result?.ok) onClose({ id: savedId(result.value, risk?.id) })
  }
  const close = async (id: string): Promise<void> => {
    setClosing(true)
    if (reason.trim() === '') return
    const result = await save.run('risk.close', { id, day: today, reason })
    if (result?.ok) onClose({ id, took: [t('loops.risk.reason')] })
  }
  const remove = async (id: string): Promise<void> => {
    const result = await save.run('risk.remove', { id })
    if (result?.ok) onClose({ id })
  }
  return (
    <RecordDialog
      title={t('loops.risk.dialog')}
      saveLabel={t('loops.risk.save')}
      evidence={evidence}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={risk && (() => void remove(risk.id))}
    >
      <TextField
        label={t('loops.risk.title')}
        isRequired
        autoFocus
        value={draft.title}
        onChange={(title) => set({ title })}
        error={isTried && draft.title.trim() === '' ? t('app.form.needed') : undefined}
      />
      <div className="form-3">
        <Select
          label={t('loops.risk.symptom')}
          choices={symptoms.map((id) => ({ id, label: t(`loops.symptom.${id}`) }))}
          value={draft.symptom}
          onChange={(symptom) => set({ symptom })}
        />
        <Select
          label={t('loops.risk.severity')}
          choices={severities.map((id) => ({ id, label: t(`loops.severity.${id}`) }))}
          value={draft.severity}
          onChange={(severity) => set({ severity })}
        />
        <DatePickerField
          label={t('loops.risk.seenOn')}
          value={draft.seenOn}
          onChange={(seenOn) => {
            if (seenOn !== null) set({ seenOn })
          }}
        />
      </div>
      <TextField
        label={t('loops.risk.cause')}
        hint={t('loops.risk.causeHint')}
        value={draft.cause ?? ''}
        onChange={(text) => set({ cause: textOrNull(text) })}
      />
      <TextField
        label={t('loops.risk.testedHow')}
        value={draft.causeTestedHow ?? ''}
        onChange={(text) => set({ causeTestedHow: textOrNull(text) })}
      />
      <div className="form-2">
        <DatePickerField
          label={t('loops.risk.testedOn')}
          value={draft.causeTestedOn}
          onChange={(causeTestedOn) => set({ causeTestedOn })}
        />
        <TextField
          label={t('loops.risk.testedBy')}
          value={draft.causeTestedBy ?? ''}
          onChange={(text) => set({ causeTestedBy: textOrNull(text) })}
        />
      </div>
      {risk?.state === 'open' && (
        <>
          <TextField
            label={t('loops.risk.reason')}
            value={reason}
            onChange={setReason}
            error={isClosing && reason.trim() === '' ? t('app.form.needed') : undefined}
          />
          <span>
            <Button size="small" icon="check" onPress={() => void close(risk.id)}>
              {t('loops.risk.close')}
            </Button>
          </span>
        </>
      )}
    </RecordDialog>
  )
}
