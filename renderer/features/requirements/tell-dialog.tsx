import { useState } from 'react'
import { reactions } from '../../../shared/contract/index.ts'
import { type DialogProps, useFrame, useQuery, useToday } from '../../app/index.ts'
import { MissingRecord } from '../../app/records/missing-record.tsx'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import {
  announce,
  Button,
  Callout,
  ComboBox,
  DatePickerField,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts'
import { AskChoice } from './ask-choice.tsx'
import type { Requirement } from './requirement.ts'

/** REQ-4, REQ-6: who was told, when, how, and what they said. */
export function TellDialog({ input, onClose }: DialogProps<'requirement.tell'>) {
  const t = useT()
  const { data, error } = useQuery('requirement.get', { id: input.id })
  const status = useQuery('workspace.status', {}).data
  if (error !== undefined)
    return (
      <MissingRecord failure={error} title={t('requirements.command.tell')} onClose={() => onClose(null)} />
    )
  if (data === undefined || status === undefined) return null
  return (
    <TellForm
      input={input}
      onClose={onClose}
      requirement={data.requirement}
      me={status.state === 'open' ? status.userName : ''}
    />
  )
}

const ways = ['visit', 'phone', 'chat', 'mail', 'meeting'] as const
type Reaction = (typeof reactions)[number] | 'unknown'
const reactionChoices: readonly Reaction[] = ['unknown', ...reactions]

interface TellFormProps extends DialogProps<'requirement.tell'> {
  readonly requirement: Requirement
  readonly me: string
}

function TellForm({ input, onClose, requirement, me }: TellFormProps) {
  const t = useT()
  const today = useToday()
  const { host } = useFrame()
  const save = useRecordSave()
  const { asks, explanation, state } = requirement
  const [isTried, setTried] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(input.askIds ?? asks.filter(({ toldOn }) => toldOn === null).map(({ id }) => id)),
  )
  const [day, setDay] = useState<string | null>(today)
  const [by, setBy] = useState(requirement.replyBy ?? me)
  const [how, setHow] = useState('')
  const [to, setTo] = useState('')
  const [reaction, setReaction] = useState<Reaction>('unknown')
  const [words, setWords] = useState('')
  const needed = (isMissing: boolean): string | undefined =>
    isTried && isMissing ? t('app.form.needed') : undefined
  const known = ways.map((id) => ({
    id: t(`requirements.tell.by_way.${id}`),
    label: t(`requirements.tell.by_way.${id}`),
  }))
  const isLast = asks.every((ask) => ask.toldOn !== null || chosen.has(ask.id))
  const isEscalated =
    state === 'declined' &&
    asks.some((ask) => (chosen.has(ask.id) ? reaction === 'escalated' : ask.reaction === 'escalated'))

  const run = async (): Promise<void> => {
    setTried(true)
    if (chosen.size === 0 || day === null || by.trim() === '' || how.trim() === '') return
    const result = await save.run('requirement.tell', {
      askIds: [...chosen],
      day,
      by,
      how,
      to: textOrNull(to),
      reaction: reaction === 'unknown' ? null : reaction,
      reactionText: textOrNull(words),
    })
    if (result?.ok) onClose({ id: requirement.id })
  }
  const copy = async (): Promise<void> => {
    await host.copyText(explanation ?? '')
    announce(t('requirements.tell.copied'))
  }
  return (
    <RecordDialog
      title={t('requirements.tell.title', { title: requirement.title })}
      saveLabel={t('requirements.tell.save')}
      size="wide"
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      {explanation !== null && (
        <Callout icon="mail">
          <p className="muted t12">{t('requirements.tell.explanation')}</p>
          <p className="rq-text">{explanation}</p>
          <Button size="small" icon="copy" onPress={() => void copy()}>
            {t('requirements.tell.copy')}
          </Button>
        </Callout>
      )}
      <AskChoice
        label={t('requirements.tell.who')}
        asks={asks}
        chosen={chosen}
        onChange={setChosen}
        error={isTried && chosen.size === 0 ? t('requirements.tell.none') : undefined}
      />
      <div className="form-2">
        <DatePickerField
          label={t('requirements.tell.day')}
          isRequired
          value={day}
          onChange={setDay}
          error={needed(day === null)}
        />
        <ComboBox
          label={t('requirements.tell.how')}
          isRequired
          choices={
            known.some(({ id }) => id === how) || how === '' ? known : [...known, { id: how, label: how }]
          }
          value={how === '' ? null : how}
          onChange={(id) => setHow(id ?? '')}
          onCustom={setHow}
          error={needed(how.trim() === '')}
        />
        <TextField
          label={t('requirements.tell.by')}
          isRequired
          value={by}
          onChange={setBy}
          error={needed(by.trim() === '')}
        />
        <TextField label={t('requirements.tell.to')} value={to} onChange={setTo} />
      </div>
      <Select
        label={t('requirements.tell.reaction')}
        choices={reactionChoices.map((id) => ({ id, label: t(`requirements.reaction.${id}`) }))}
        value={reaction}
        onChange={setReaction}
      />
      <TextArea label={t('requirements.tell.words')} rows={2} value={words} onChange={setWords} />
      {isLast && chosen.size > 0 && state !== 'told' && (
        <p className="muted t12">{t(`requirements.tell.${isEscalated ? 'staysOpen' : 'closes'}`)}</p>
      )}
    </RecordDialog>
  )
}
