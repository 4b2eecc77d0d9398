import { useState } from 'react'
import type { RequirementState } from '../../../shared/domain/requirement/index.ts'
import { type DialogProps, useQuery, useToday } from '../../app/index.ts'
import { MissingRecord } from '../../app/records/missing-record.tsx'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { Callout, DatePickerField, TextArea, TextField } from '../../ui/index.ts'
import { BackgroundFields, backgroundOf, isBackgroundMissing } from './background-fields.tsx'
import { DeclineFields, declineInput, emptyDecline, isDeclineMissing } from './decline-fields.tsx'
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
  const [decline, setDecline] = useState(() => emptyDecline(today, me))
  const own = useQuery('declineWording.list', {}).data?.wordings
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
    (needs.includes('explanation') && isDeclineMissing(decline)) ||
    (needs.includes('reason') && isBlank(reason)) ||
    (to === 'shipped' && shippedOn === null)

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
      ...(needs.includes('explanation') ? { decline: declineInput(decline, own ?? []) } : {}),
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
        <DeclineFields requirement={requirement} value={decline} onChange={setDecline} isTried={isTried} />
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
