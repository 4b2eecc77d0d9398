import { useState } from 'react'
import { requirementKinds, severities } from '../../../shared/contract/index.ts'
import { type DialogProps, useQuery, useToday } from '../../app/index.ts'
import { RecordDialog } from '../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../app/records/use-record-save.ts'
import { useT } from '../../i18n/index.ts'
import { Button, DatePickerField, SectionHead, Select, TextArea, TextField } from '../../ui/index.ts'
import { AccountField } from '../../app/records/account-field.tsx'
import { textOrNull } from '../../app/records/text-or-null.ts'

/** REQ-1: situation and purpose in the customer's words; wishes that read alike are offered first. */
export function RequirementDialog({ input, onClose }: DialogProps<'requirement.create'>) {
  const t = useT()
  const today = useToday()
  const save = useRecordSave()
  const { evidence } = input
  const [isTried, setTried] = useState(false)
  const [accountId, setAccountId] = useState<string | null>(input.accountId ?? null)
  const [draft, setDraft] = useState({
    title: input.title ?? evidence?.quote ?? '',
    kind: 'feature' as (typeof requirementKinds)[number],
    scenario: '',
    background: '',
    conditions: '',
    steps: '',
    severity: 'major' as (typeof severities)[number],
    askedBy: '',
    fixDueDay: null as string | null,
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const isBug = draft.kind === 'bug'
  const alike = useQuery(
    'requirement.similar',
    { text: draft.title.slice(0, 2_000), limit: 3 },
    { isEnabled: draft.title.trim() !== '', keepPrevious: true },
  )
  const matches = draft.title.trim() === '' ? [] : (alike.data?.matches ?? [])
  const source = evidence ? { evidence } : {}
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.title.trim() === '') return
    const result = await save.run('requirement.create', {
      title: draft.title,
      kind: draft.kind,
      scenario: textOrNull(draft.scenario),
      background: textOrNull(draft.background),
      ...(isBug
        ? {
            conditions: textOrNull(draft.conditions),
            steps: textOrNull(draft.steps),
            severity: draft.severity,
            fixDueDay: accountId === null ? null : draft.fixDueDay,
          }
        : {}),
      askedBy: textOrNull(draft.askedBy),
      accountId,
      ...source,
    })
    if (result?.ok) onClose({ id: result.value.id })
  }
  /** The same wish again: this customer is counted on it. */
  const join = async (id: string, asker: string): Promise<void> => {
    const askedBy = textOrNull(draft.askedBy)
    const ask = { id, accountId: asker, askedBy, askedOn: today, ...source }
    const result = await save.run('requirement.addAsk', ask)
    if (result?.ok) onClose({ id, took: [t('loops.requirement.title'), t('loops.requirement.askedBy')] })
  }
  return (
    <RecordDialog
      title={t('loops.requirement.dialog')}
      saveLabel={t('loops.requirement.save')}
      size="wide"
      evidence={evidence}
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
    >
      <TextField
        label={t('loops.requirement.title')}
        isRequired
        autoFocus
        value={draft.title}
        onChange={(title) => set({ title })}
        error={isTried && draft.title.trim() === '' ? t('app.form.needed') : undefined}
      />
      {matches.length > 0 && (
        <section>
          <SectionHead title={t('loops.requirement.alike')} level={3} line="none" />
          <ul className="plist">
            {matches.map((match) => (
              <li key={match.id}>
                <p>
                  <span className="num muted">{match.code}</span> {match.title}{' '}
                  <span className="muted">
                    {t('loops.requirement.askers', { count: match.askers })} ·{' '}
                    {t(`loops.requirementState.${match.state}`)}
                  </span>
                </p>
                <Button
                  size="small"
                  aria-label={t('loops.requirement.joinNamed', { title: match.title })}
                  {...(accountId === null ? { disabledReason: t('loops.requirement.joinNeedsAccount') } : {})}
                  onPress={() => {
                    if (accountId !== null) void join(match.id, accountId)
                  }}
                >
                  {t('loops.requirement.join')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="form-3">
        <AccountField value={accountId} onChange={setAccountId} />
        <TextField
          label={t('loops.requirement.askedBy')}
          value={draft.askedBy}
          onChange={(askedBy) => set({ askedBy })}
        />
        <Select
          label={t('loops.requirement.kind')}
          choices={requirementKinds.map((id) => ({ id, label: t(`loops.requirementKind.${id}`) }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
        />
      </div>
      {isBug ? (
        <>
          <TextArea
            label={t('loops.requirement.conditions')}
            value={draft.conditions}
            onChange={(conditions) => set({ conditions })}
          />
          <TextArea
            label={t('loops.requirement.steps')}
            value={draft.steps}
            onChange={(steps) => set({ steps })}
          />
          <Select
            label={t('loops.requirement.severity')}
            choices={severities.map((id) => ({ id, label: t(`loops.bugSeverity.${id}`) }))}
            value={draft.severity}
            onChange={(severity) => set({ severity })}
          />
          {accountId !== null && (
            <DatePickerField
              label={t('loops.requirement.fixDueDay')}
              hint={t('loops.requirement.fixHint')}
              value={draft.fixDueDay}
              onChange={(fixDueDay) => set({ fixDueDay })}
            />
          )}
        </>
      ) : (
        <>
          <TextArea
            label={t('loops.requirement.scenario')}
            hint={t('loops.requirement.scenarioHint')}
            value={draft.scenario}
            onChange={(scenario) => set({ scenario })}
          />
          <TextArea
            label={t('loops.requirement.background')}
            hint={t('loops.requirement.backgroundHint')}
            value={draft.background}
            onChange={(background) => set({ background })}
          />
        </>
      )}
    </RecordDialog>
  )
}
