import { useState } from 'react'
import { type CallOutput, taskKinds } from '../../../shared/contract/index.ts'
import { isBackward } from '../../../shared/domain/plan/index.ts'
import { type DialogProps, useQuery } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { savedId, useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { Button, DatePickerField, Select, TextArea, TextField } from '../../ui/index.ts'
import { AccountField } from '../../app/records/account-field.tsx'
import { MissingRecord } from '../../app/records/missing-record.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'

type Task = CallOutput<'task.list'>['tasks'][number]

export function TaskDialog({ input, onClose }: DialogProps<'task.edit'>) {
  const t = useT()
  const list = useQuery('task.list', {}, { isEnabled: input.id !== undefined })
  const task = list.data?.tasks.find(({ id }) => id === input.id)
  if (input.id !== undefined && task === undefined)
    return list.data === undefined && list.error === undefined ? null : (
      <MissingRecord failure={list.error} title={t('loops.task.dialog')} onClose={() => onClose(null)} />
    )
  return <TaskForm task={task} input={input} onClose={onClose} />
}

function TaskForm({ task, input, onClose }: DialogProps<'task.edit'> & { readonly task: Task | undefined }) {
  const t = useT()
  const save = useRecordSave()
  const evidence = 'evidence' in input ? input.evidence : undefined
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState({
    title: task?.title ?? ('title' in input ? input.title : undefined) ?? evidence?.quote ?? '',
    kind: task?.kind ?? 'task',
    accountId: task?.accountId ?? ('accountId' in input ? (input.accountId ?? null) : null),
    owner: task?.owner ?? '',
    startDay: task?.startDay ?? null,
    dueDay: task?.dueDay ?? null,
    milestoneId: task?.milestoneId ?? ('milestoneId' in input ? (input.milestoneId ?? null) : null),
    remark: task?.remark ?? '',
  })
  const plan = useQuery(
    'plan.get',
    { accountId: draft.accountId ?? '' },
    { isEnabled: draft.accountId !== null },
  )
  const milestones = draft.accountId === null ? [] : (plan.data?.milestones ?? [])
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.title.trim() === '' || isBackward(draft)) return
    const fields = { ...draft, owner: textOrNull(draft.owner), remark: textOrNull(draft.remark) }
    const result =
      task === undefined
        ? await save.run('task.create', { ...fields, ...(evidence ? { evidence } : {}) })
        : await save.run('task.update', { id: task.id, patch: fields })
    if (result?.ok) onClose({ id: savedId(result.value, task?.id) })
  }
  const finish = async (id: string, state: 'done' | 'open'): Promise<void> => {
    const result = await save.run('task.setState', { ids: [id], state })
    if (result?.ok) onClose({ id, took: [] })
  }
  const remove = async (id: string): Promise<void> => {
    const result = await save.run('task.remove', { id })
    if (result?.ok) onClose({ id })
  }
  return (
    <RecordDialog
      title={t('loops.task.dialog')}
      saveLabel={t('loops.task.save')}
      evidence={evidence}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={task && (() => void remove(task.id))}
    >
      <TextField
        label={t('loops.task.title')}
        isRequired
        autoFocus
        value={draft.title}
        onChange={(title) => set({ title })}
        error={isTried && draft.title.trim() === '' ? t('app.form.needed') : undefined}
      />
      <div className="form-2">
        <Select
          label={t('loops.task.kind')}
          choices={taskKinds.map((id) => ({ id, label: t(`loops.taskKind.${id}`) }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        <DatePickerField
          label={t('plan.startDay')}
          value={draft.startDay}
          onChange={(startDay) => set({ startDay })}
        />
        <DatePickerField
          label={t('loops.task.due')}
          value={draft.dueDay}
          onChange={(dueDay) => set({ dueDay })}
          error={isTried && isBackward(draft) ? t('plan.backward') : undefined}
        />
        <TextField label={t('loops.task.owner')} value={draft.owner} onChange={(owner) => set({ owner })} />
        <AccountField
          value={draft.accountId}
          onChange={(accountId) => set({ accountId, milestoneId: null })}
        />
        {milestones.length > 0 && (
          <Select
            label={t('plan.task.milestone')}
            choices={[
              { id: '', label: t('plan.task.noMilestone') },
              ...milestones.map(({ id, title }) => ({ id, label: title })),
            ]}
            value={draft.milestoneId ?? ''}
            onChange={(id) => set({ milestoneId: id === '' ? null : id })}
          />
        )}
      </div>
      <TextArea label={t('loops.field.remark')} value={draft.remark} onChange={(remark) => set({ remark })} />
      {task && (
        <span>
          <Button
            size="small"
            icon={task.state === 'open' ? 'check' : 'undo'}
            onPress={() => void finish(task.id, task.state === 'open' ? 'done' : 'open')}
          >
            {t(task.state === 'open' ? 'loops.task.done' : 'loops.task.reopen')}
          </Button>
        </span>
      )}
    </RecordDialog>
  )
}
