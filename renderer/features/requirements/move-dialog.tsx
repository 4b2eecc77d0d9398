import { useState } from 'react'
import { declineReasons } from '../../../shared/contract/index.ts'
import type { RequirementState } from '../../../shared/domain/requirement/index.ts'
import { addDays } from '../../../shared/kernel/index.ts'
import { type DialogProps, useQuery, useToday } from '../../app/index.ts'
import { MissingRecord } from '../../app/records/missing-record.tsx'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Callout, DatePickerField, Select, TextArea, TextField } from '../../ui/index.ts'
import { BackgroundFields, backgroundOf, isBackgroundMissing } from './background-fields.tsx'
import { RenewalWarning } from './renewal-warning.tsx'
import { pathTo, type Requirement } from './requirement.ts'
import { emptyVerdict, VerdictFields } from './verdict-fields.tsx'

/** REQ-2, REQ-3, REQ-4, REQ-8: asks for what the path demands, and for nothing else. */
export function MoveDialog({ input, onClose }: DialogProps<'requirement.move'>) {
  const t = useT()
  const { data, error } = useQuery('requirement.get', { id: input.id })
  const status = useQuery('workspace.status', {}).data
  if (error !== undefined)
    return (
      <MissingRecord failure={error} title={t('requirements.command.move')} onClose={() => onClose(null)} />
    )
  if (data === undefined || status === undefined) return null
  return (
    <MoveForm
      input={input}
      onClose={onClose}
      requirement={data.requirement}
      me={status.state === 'open' ? status.userName : ''}
    />
  )
}

/** A customer who is refused hears it within a week, unless somebody says otherwise. */
const replyWithinDays = 7

/** Only these are reached forwards by this form: told is reached by telling, background by going back. */
const saveWord = (to: RequirementState, isBack: boolean) =>
  isBack || to === 'told' || to === 'needs_background' ? 'back' : to

interface MoveFormProps extends DialogProps<'requirement.move'> {
  readonly requirement: Requirement
  readonly me: string
}

function MoveForm({ input: { id, to }, onClose, requirement, me }: MoveFormProps) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const [isTried, setTried] = useState(false)
  // The path is the one that was asked for: the form stays itself while its own move is written.
  const [path] = useState(() => pathTo(requirement.state, to))
  const needs = path?.needs ?? []
  const [background, setBackground] = useState(() => backgroundOf(requirement))
  const [verdict, setVerdict] = useState(() => emptyVerdict(today, to !== 'declined'))
  const [reason, setReason] = useState('')
  const [version, setVersion] = useState(requirement.version ?? '')
  const [dueDay, setDueDay] = useState<string | null>(requirement.dueDay)
  const [declineReason, setDeclineReason] = useState<(typeof declineReasons)[number]>('misleading')
  const [explanation, setExplanation] = useState('')
  const [replyBy, setReplyBy] = useState(me)
  const [replyDue, setReplyDue] = useState<string | null>(() => addDays(today, replyWithinDays))
  const [shippedOn, setShippedOn] = useState<string | null>(today)
  const isReschedule = path?.from === 'scheduled' && to === 'scheduled'
  const isBack = needs.includes('reason') && !isReschedule
  const needed = (isMissing: boolean): string | undefined =>
    isTried && isMissing ? t('app.form.needed') : undefined
  const isBlank = (text: string): boolean => text.trim() === ''

  const isIncomplete =
    (needs.includes('background') && isBackgroundMissing(background, requirement)) ||
    (needs.includes('verdict') &&
      (isBlank(verdict.reason) || isBlank(verdict.reviewer) || verdict.day === null)) ||
    (needs.includes('schedule') && (isBlank(version) || dueDay === null)) ||
    (needs.includes('explanation') && (isBlank(explanation) || isBlank(replyBy))) ||
    (needs.includes('reason') && isBlank(reason)) ||
    (to === 'shipped' && shippedOn === null)

  /** Words to begin with; what the person wrote stays in front of them. */
  const takeWording = (): void => {
    const words = (each: (typeof declineReasons)[number]): string =>
      t(`requirements.wording.${each}`, { title: requirement.title })
    const isOwn = !isBlank(explanation) && !declineReasons.some((each) => words(each) === explanation)
    setExplanation(isOwn ? `${explanation}\n${words(declineReason)}` : words(declineReason))
  }
  const run = async (): Promise<void> => {
    setTried(true)
    if (isIncomplete) return
    if (needs.includes('background')) {
      const { accountId, ...patch } = background
      const filled = await save.run('requirement.update', { id, patch })
      if (filled?.ok !== true) return
      if (accountId !== null && requirement.asks.length === 0) {
        const asked = await save.run('requirement.addAsk', { id, accountId, askedOn: today })
        if (asked?.ok !== true) return
      }
    }
    const result = await save.run('requirement.move', {
      id,
      to,
      reason: textOrNull(reason),
      ...(needs.includes('verdict') && verdict.day !== null
        ? { verdict: { ...verdict, day: verdict.day } }
        : {}),
      ...(needs.includes('schedule') && dueDay !== null ? { schedule: { version, dueDay } } : {}),
      ...(needs.includes('explanation')
        ? { decline: { reason: declineReason, explanation, replyBy, replyDue } }
        : {}),
      ...(to === 'shipped' && shippedOn !== null ? { shippedOn } : {}),
    })
    if (result?.ok) onClose({ id })
  }

  return (
    <RecordDialog
      title={
        isReschedule
          ? t('requirements.move.reschedule', { title: requirement.title })
          : t('requirements.move.title', {
              title: requirement.title,
              state: t(`loops.requirementState.${to}`),
            })
      }
      saveLabel={t(`requirements.move.save.${saveWord(to, isBack)}`)}
      size={needs.includes('verdict') || needs.includes('background') ? 'wide' : 'normal'}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      {needs.includes('background') && (
        <BackgroundFields
          requirement={requirement}
          value={background}
          onChange={setBackground}
          isTried={isTried}
        />
      )}
      {needs.includes('verdict') && <VerdictFields value={verdict} onChange={setVerdict} isTried={isTried} />}
      {needs.includes('schedule') && (
        <div className="form-2">
          <TextField
            label={t('requirements.move.version')}
            isRequired
            autoFocus={isReschedule}
            value={version}
            onChange={setVersion}
            error={needed(isBlank(version))}
          />
          <DatePickerField
            label={t('requirements.move.dueDay')}
            isRequired
            value={dueDay}
            onChange={setDueDay}
            error={needed(dueDay === null)}
          />
        </div>
      )}
      {needs.includes('explanation') && (
        <>
          <Select
            label={t('requirements.move.declineReason')}
            choices={declineReasons.map((reasonId) => ({
              id: reasonId,
              label: t(`requirements.declineReason.${reasonId}`),
            }))}
            value={declineReason}
            onChange={setDeclineReason}
          />
          <Button size="small" icon="quote" className="rq-wording" onPress={takeWording}>
            {t('requirements.move.takeWording')}
          </Button>
          <TextArea
            label={t('requirements.move.explanation')}
            hint={t('requirements.move.explanationHint')}
            isRequired
            rows={4}
            value={explanation}
            onChange={setExplanation}
            error={needed(isBlank(explanation))}
          />
          <div className="form-2">
            <TextField
              label={t('requirements.move.replyBy')}
              isRequired
              value={replyBy}
              onChange={setReplyBy}
              error={needed(isBlank(replyBy))}
            />
            <DatePickerField
              label={t('requirements.move.replyDue')}
              value={replyDue}
              onChange={setReplyDue}
            />
          </div>
          <RenewalWarning requirement={requirement} />
        </>
      )}
      {to === 'shipped' && (
        <DatePickerField
          label={t('requirements.move.shippedOn')}
          isRequired
          autoFocus
          value={shippedOn}
          onChange={setShippedOn}
          error={needed(shippedOn === null)}
        />
      )}
      {needs.includes('reason') && (
        <TextArea
          label={t('requirements.move.reason')}
          hint={t('requirements.move.reasonHint')}
          isRequired
          rows={3}
          autoFocus={!isReschedule}
          value={reason}
          onChange={setReason}
          error={needed(isBlank(reason))}
        />
      )}
      {isBack && requirement.asks.some(({ toldOn }) => toldOn !== null) && (
        <Callout tone="caution" icon="risk">
          {t('requirements.move.forgets')}
        </Callout>
      )}
    </RecordDialog>
  )
}
