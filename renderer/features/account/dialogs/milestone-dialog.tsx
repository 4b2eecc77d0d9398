import { useState } from 'react'
import { milestoneKinds, waitingSides } from '../../../../shared/contract/index.ts'
import { isBackward } from '../../../../shared/domain/plan/index.ts'
import { type DialogProps, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { DatePickerField, Select, TextField } from '../../../ui/index.ts'
import type { Milestone } from '../records.ts'
import { MissingRecord, notFoundFailure, useOwner } from './owner.tsx'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { savedId, useRecordSave } from '../../../app/records/use-record-save.ts'

export function MilestoneDialog({ input, onClose }: DialogProps<'milestone.edit'>) {
  const t = useT()
  const known = 'accountId' in input ? { accountId: input.accountId } : { id: input.id }
  const { accountId, error } = useOwner('milestone', known)
  const plan = useQuery('value.plan', { accountId: accountId ?? '' }, { isEnabled: accountId !== undefined })
  const title = t('account.milestone.dialog')
  const failure = error ?? plan.error
  if (failure !== undefined)
    return <MissingRecord failure={failure} title={title} onClose={() => onClose(null)} />
  if (accountId === undefined || plan.data === undefined) return null
  const milestone = plan.data.milestones.find(({ id }) => id === input.id)
  if (input.id !== undefined && milestone === undefined)
    return <MissingRecord failure={notFoundFailure} title={title} onClose={() => onClose(null)} />
  return <MilestoneForm accountId={accountId} milestone={milestone} input={input} onClose={onClose} />
}

interface MilestoneFormProps extends DialogProps<'milestone.edit'> {
  readonly accountId: string
  readonly milestone: Milestone | undefined
}

function MilestoneForm({ accountId, milestone, input, onClose }: MilestoneFormProps) {
  const t = useT()
  const save = useRecordSave()
  const evidence = 'evidence' in input ? input.evidence : undefined
  const outcomes = useQuery('plan.get', { accountId }).data?.outcomes ?? []
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState({
    kind: milestone?.kind ?? 'other',
    title: milestone?.title ?? ('title' in input ? input.title : undefined) ?? '',
    startDay: milestone?.startDay ?? null,
    dueDay: milestone?.dueDay ?? null,
    outcomeId: milestone?.outcomeId ?? ('outcomeId' in input ? input.outcomeId : undefined) ?? null,
    reachedOn: milestone?.reachedOn ?? null,
    waitingOn: milestone?.waitingOn ?? null,
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.title.trim() === '' || isBackward(draft)) return
    const result =
      milestone === undefined
        ? await save.run('milestone.create', { ...draft, accountId, ...(evidence ? { evidence } : {}) })
        : await save.run('milestone.update', { id: milestone.id, patch: draft })
    if (result?.ok) onClose({ id: savedId(result.value, milestone?.id) })
  }
  const remove = async (): Promise<void> => {
    if (milestone === undefined) return
    const result = await save.run('milestone.remove', { id: milestone.id })
    if (result?.ok) onClose({ id: milestone.id })
  }
  return (
    <RecordDialog
      title={t('account.milestone.dialog')}
      saveLabel={t('account.milestone.save')}
      evidence={evidence}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={milestone && (() => void remove())}
    >
      <TextField
        label={t('account.milestone.title')}
        isRequired
        autoFocus
        value={draft.title}
        onChange={(title) => set({ title })}
        error={isTried && draft.title.trim() === '' ? t('account.form.needed') : undefined}
      />
      {outcomes.length > 0 && (
        <Select
          label={t('plan.outcome.dialog')}
          choices={[
            { id: '', label: t('plan.milestone.noOutcome') },
            ...outcomes.map(({ id, title }) => ({ id, label: title })),
          ]}
          value={draft.outcomeId ?? ''}
          onChange={(id) => set({ outcomeId: id === '' ? null : id })}
        />
      )}
      <div className="form-2">
        <Select
          label={t('account.milestone.kind')}
          choices={milestoneKinds.map((id) => ({ id, label: t(`account.milestoneKind.${id}`) }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        <Select
          label={t('account.milestone.waitingOn')}
          choices={[
            { id: 'none', label: t('account.side.none') },
            ...waitingSides.map((id) => ({ id, label: t(`account.side.${id}`) })),
          ]}
          value={draft.waitingOn ?? 'none'}
          onChange={(side) => set({ waitingOn: waitingSides.find((id) => id === side) ?? null })}
        />
        <DatePickerField
          label={t('plan.startDay')}
          value={draft.startDay}
          onChange={(startDay) => set({ startDay })}
        />
        <DatePickerField
          label={t('account.milestone.due')}
          value={draft.dueDay}
          onChange={(dueDay) => set({ dueDay })}
          error={isTried && isBackward(draft) ? t('plan.backward') : undefined}
        />
        <DatePickerField
          label={t('account.milestone.reachedLabel')}
          value={draft.reachedOn}
          onChange={(reachedOn) => set({ reachedOn })}
        />
      </div>
    </RecordDialog>
  )
}
