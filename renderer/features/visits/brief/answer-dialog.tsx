import { useState } from 'react'
import { type DialogProps, useQuery } from '../../../app/index.ts'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../../app/records/use-record-save.ts'
import { useT } from '../../../i18n/index.ts'
import { RadioGroup } from '../../../ui/index.ts'
import { questionText } from './question-words.ts'

/** VIS-2: which of the open questions a sentence answers. */
export function AnswerDialog({ input, onClose }: DialogProps<'question.answer'>) {
  const t = useT()
  const save = useRecordSave()
  const { accountId, visitId, evidence } = input
  const questions = useQuery('question.list', { accountId }).data?.questions
  const [chosen, setChosen] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  if (questions === undefined) return null
  const question = questions.find(({ id }) => id === chosen)
  const run = async (): Promise<void> => {
    setTried(true)
    if (question === undefined) return
    const result = await save.run('question.answer', {
      accountId,
      questionId: question.id,
      question: questionText(t, question),
      answer: evidence.quote,
      visitId,
      evidence,
    })
    if (result?.ok) onClose({ id: result.value.id })
  }
  return (
    <RecordDialog
      title={t('brief.answer.dialog')}
      saveLabel={t('brief.answer.save')}
      evidence={evidence}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      {questions.length === 0 ? (
        <p className="muted">{t('brief.answer.none')}</p>
      ) : (
        <RadioGroup
          label={t('brief.answer.which')}
          choices={questions.map((each) => ({ id: each.id, label: questionText(t, each) }))}
          value={chosen}
          onChange={setChosen}
          error={isTried && question === undefined ? t('app.form.needed') : undefined}
        />
      )}
    </RecordDialog>
  )
}
