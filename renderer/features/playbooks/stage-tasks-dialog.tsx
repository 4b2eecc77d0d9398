import { useState } from 'react'
import { type DialogProps, useQuery } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { roleWords } from '../../app/records/rule-words.ts'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Checkbox } from '../../ui/index.ts'

/** PLY-1: what the stage asks to be done, dated from its first day; what is ticked becomes tasks, in one step. */
export function StageTasksDialog({ input: { accountId }, onClose }: DialogProps<'account.stageTasks'>) {
  const t = useT()
  const format = useFormat()
  const save = useRecordSave()
  const offer = useQuery('playbook.offer', { accountId })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  if (offer.data === undefined) return null
  const { stage, since, tasks } = offer.data
  const wanted = tasks.filter(({ taskKey }) => !left.has(taskKey))
  const run = async (): Promise<void> => {
    if (wanted.length === 0) {
      onClose(null)
      return
    }
    const result = await save.run('playbook.start', {
      accountId,
      taskKeys: wanted.map(({ taskKey }) => taskKey),
    })
    if (result?.ok) onClose({ id: accountId })
  }
  const toggle = (key: string, isWanted: boolean): void =>
    setLeft((now) => new Set(isWanted ? [...now].filter((each) => each !== key) : [...now, key]))
  return (
    <RecordDialog
      title={t('playbooks.start.title', { stage: t(`account.stage.${stage}`) })}
      saveLabel={
        wanted.length === 0 ? t('playbooks.start.none') : t('playbooks.start.add', { count: wanted.length })
      }
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      <p className="t13 muted">
        {tasks.length === 0
          ? t('playbooks.start.all')
          : t('playbooks.start.since', { day: format.day(since) })}
      </p>
      <ul className="pb-offer">
        {tasks.map((task) => (
          <li key={task.taskKey}>
            <Checkbox
              isSelected={!left.has(task.taskKey)}
              onChange={(isWanted) => toggle(task.taskKey, isWanted)}
            >
              {task.title}
            </Checkbox>
            <span className="muted t12 nw">{roleWords(task.role)}</span>
            <span className="num t12 nw">{format.day(task.dueDay)}</span>
          </li>
        ))}
      </ul>
    </RecordDialog>
  )
}
