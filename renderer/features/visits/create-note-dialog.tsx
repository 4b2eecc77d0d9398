import { useState } from 'react'
import type { CallFailure } from '../../../shared/contract/index.ts'
import { type DialogProps, useQuery, useSettings, useWrite } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { useT } from '../../i18n/index.ts'
import { Checkbox, Select, TextField } from '../../ui/index.ts'
import { AccountChoice } from './account-choice.tsx'
import { checklistOf } from './brief/checklist.ts'

const blank = 'blank'

/** A note begins with its customer and a page that asks the questions of the customer's stage; both can stay empty. */
export function CreateNoteDialog({ input, onClose }: DialogProps<'note.create'>) {
  const t = useT()
  const { language } = useSettings()
  const [create, { isRunning }] = useWrite('note.create')
  const [accountId, setAccountId] = useState<string | null>(input.accountId ?? null)
  const [title, setTitle] = useState('')
  const [template, setTemplate] = useState<string | null>(null)
  const [failure, setFailure] = useState<CallFailure<'note.create'> | null>(null)
  const accounts = useQuery('account.list', {}).data?.rows ?? []
  const stage = accounts.find(({ id }) => id === accountId)?.stage ?? null
  const templates = useQuery('note.templates', { language, stage }).data?.templates ?? []
  // The page of the customer's stage is proposed; without a stage, an empty one.
  const proposed = templates.find((each) => each.stage !== null && each.stage === stage)?.key ?? blank
  const key = template ?? proposed
  const chosen = templates.find((each) => each.key === key)
  // VIS-2: the note of a visit asks what is not known; other notes on request.
  const [asks, setAsks] = useState(input.visitId !== undefined)
  const debt = useQuery(
    'question.list',
    { accountId: accountId ?? '' },
    { isEnabled: accountId !== null },
  ).data
  const open = accountId === null ? [] : (debt?.questions ?? []).filter(({ answer }) => answer === null)

  const submit = async (): Promise<void> => {
    if (isRunning) return
    const result = await create(
      {
        accountId,
        visitId: input.visitId ?? null,
        // An empty page has no questions to be named after.
        title: title.trim() || (chosen === undefined || chosen.key === blank ? '' : chosen.title),
        template: chosen?.key ?? null,
        body: [asks ? checklistOf(t, open) : '', chosen?.body ?? '']
          .filter((part) => part !== '')
          .join('\n\n'),
      },
      { failure: 'silent', undo: 'silent' },
    )
    if (result.ok) onClose({ id: result.value.id })
    else setFailure(result.error)
  }
  return (
    <RecordDialog
      title={t('notes.command.create')}
      saveLabel={t('notes.begin')}
      failure={failure}
      isSaving={isRunning}
      onSave={() => void submit()}
      onCancel={() => onClose(null)}
    >
      <TextField label={t('notes.title')} autoFocus value={title} onChange={setTitle} />
      <AccountChoice value={accountId} onChange={setAccountId} />
      <Select
        label={t('notes.template')}
        choices={[
          { id: blank, label: t('notes.blank') },
          ...templates
            .filter((each) => each.key !== blank)
            .map((each) => ({ id: each.key, label: each.title })),
        ]}
        value={key}
        onChange={setTemplate}
      />
      {open.length > 0 && (
        <Checkbox isSelected={asks} onChange={setAsks}>
          {t('brief.answer.include', { count: open.length })}
        </Checkbox>
      )}
    </RecordDialog>
  )
}
