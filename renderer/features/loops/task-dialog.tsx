import { useState } from 'react'
import { type CallOutput, taskKinds } from '../../../shared/contract/index.ts'
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
    dueDay: task?.dueDay ?? null,
    remark: task?.remark ?? '',
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.title.trim() === '') return
    const fields = { ...draft, owner: textOrNull(draft.owner), remark: textOrNull(draft.remark) }
    const result =
      task === undefined
        ? await save.run('task.create', { ...fields, ...(evidence ? { evidence } : {}) })
        : await save.run('task.update', { id: task.id, patch: fields })
    if (result?.ok) onClose({ id: savedId(result.value, task?.id) })
  }
  const finish = async (id: string, state: 'done' | 'open'): Promise<void> => {
    const result = await save.run('task.setState', { ids: [id], state })
    if (result?.ok) onClose({ id })
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
          label={t('loops.task.due')}
          value={draft.dueDay}
          onChange={(dueDay) => set({ dueDay })}
        />
        <TextField label={t('loops.task.owner')} value={draft.owner} onChange={(owner) => set({ owner })} />
        <AccountField value={draft.accountId} onChange={(accountId) => set({ accountId })} />
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
