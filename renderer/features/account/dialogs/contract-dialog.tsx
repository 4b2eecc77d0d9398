import { useState } from 'react'
import { isDay } from '../../../../shared/kernel/index.ts'
import { type DialogProps, useQuery, useSettings, useToday } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, Checkbox, DatePickerField, NumberField, SectionHead, TextField } from '../../../ui/index.ts'
import type { Contract, ContractLine } from '../records.ts'
import { ContractLineFields, type LineDraft, lineProblem, newLine } from './contract-line-fields.tsx'
import { CurrencySelect } from './currency-select.tsx'
import { MissingRecord, notFoundFailure, textOrNull, useOwner } from './owner.tsx'
import { RecordDialog } from '../../../app/records/record-dialog.tsx'
import { useRecordSave } from '../../../app/records/use-record-save.ts'

/** REN-1: a contract with its lines, saved as one step. */
export function ContractDialog({ input, onClose }: DialogProps<'contract.edit'>) {
  const t = useT()
  const known = 'accountId' in input ? { accountId: input.accountId } : { id: input.id }
  const { accountId, error } = useOwner('contract', known)
  const list = useQuery(
    'contract.list',
    { accountId: accountId ?? '' },
    { isEnabled: accountId !== undefined },
  )
  const title = t('account.contract.dialog')
  const failure = error ?? list.error
  if (failure !== undefined)
    return <MissingRecord failure={failure} title={title} onClose={() => onClose(null)} />
  if (accountId === undefined || list.data === undefined) return null
  const contract = list.data.contracts.find(({ id }) => id === input.id)
  if (input.id !== undefined && contract === undefined)
    return <MissingRecord failure={notFoundFailure} title={title} onClose={() => onClose(null)} />
  return (
    <ContractForm
      accountId={accountId}
      contract={contract}
      lines={contract === undefined ? [] : list.data.lines.filter((line) => line.contractId === contract.id)}
      onClose={onClose}
    />
  )
}

interface ContractFormProps {
  readonly accountId: string
  readonly contract: Contract | undefined
  readonly lines: readonly ContractLine[]
  readonly onClose: DialogProps<'contract.edit'>['onClose']
}

function ContractForm({ accountId, contract, lines, onClose }: ContractFormProps) {
  const t = useT()
  const today = useToday()
  const settings = useSettings()
  const save = useRecordSave()
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState({
    title: contract?.title ?? '',
    code: contract?.code ?? '',
    signedOn: contract?.signedOn ?? null,
    fromDay: contract?.fromDay ?? null,
    toDay: contract?.toDay ?? null,
    noticeDays: contract?.noticeDays ?? null,
    priceCapPercent: contract?.priceCapPercent ?? null,
    currency: contract?.currency ?? lines[0]?.currency ?? settings.currency,
    autoRenew: contract?.autoRenew ?? false,
  })
  const set = (patch: Partial<typeof draft>): void => setDraft((now) => ({ ...now, ...patch }))
  const [drafts, setDrafts] = useState<readonly LineDraft[]>(() =>
    lines.map(
      (
        {
          contractId: _contract,
          accountId: _account,
          arrMinor: _arr,
          activeToday: _a,
          renewalStart: _r,
          ...line
        },
        key,
      ) => ({
        ...line,
        key,
      }),
    ),
  )
  const isReversed = draft.fromDay !== null && draft.toDay !== null && draft.toDay < draft.fromDay
  const run = async (): Promise<void> => {
    setTried(true)
    if (draft.title.trim() === '' || isReversed || drafts.some((line) => lineProblem(line) !== null)) return
    const result = await save.run('contract.save', {
      ...(contract === undefined ? {} : { id: contract.id }),
      accountId,
      contract: { ...draft, code: textOrNull(draft.code), remark: contract?.remark ?? null },
      lines: drafts.flatMap(({ key: _key, amountMinor, ...line }) =>
        amountMinor === null ? [] : [{ ...line, amountMinor }],
      ),
    })
    if (result?.ok) onClose({ id: result.value.id })
  }
  const remove = async (): Promise<void> => {
    if (contract === undefined) return
    const result = await save.run('contract.remove', { id: contract.id })
    if (result?.ok) onClose({ id: contract.id })
  }
  const addLine = (): void =>
    setDrafts((now) => [
      ...now,
      newLine(Math.max(-1, ...now.map(({ key }) => key)) + 1, {
        fromDay: draft.fromDay ?? today,
        toDay: draft.toDay !== null && isDay(draft.toDay) ? draft.toDay : null,
        currency: draft.currency,
      }),
    ])
  return (
    <RecordDialog
      title={t('account.contract.dialog')}
      saveLabel={t('account.contract.save')}
      size="wide"
      failure={save.failure}
      isSaving={save.isSaving}
      onSave={() => void run()}
      onCancel={() => onClose(null)}
      onRemove={contract && (() => void remove())}
    >
      <div className="form-3">
        <TextField
          label={t('account.contract.title')}
          isRequired
          autoFocus
          value={draft.title}
          onChange={(title) => set({ title })}
          error={isTried && draft.title.trim() === '' ? t('account.form.needed') : undefined}
        />
        <TextField label={t('account.contract.code')} value={draft.code} onChange={(code) => set({ code })} />
        <DatePickerField
          label={t('account.contract.signedOn')}
          value={draft.signedOn}
          onChange={(signedOn) => set({ signedOn })}
        />
        <DatePickerField
          label={t('account.contract.from')}
          value={draft.fromDay}
          onChange={(fromDay) => set({ fromDay })}
        />
        <DatePickerField
          label={t('account.contract.to')}
          value={draft.toDay}
          onChange={(toDay) => set({ toDay })}
          error={isReversed ? t('account.contract.reversed') : undefined}
        />
        <CurrencySelect value={draft.currency} onChange={(currency) => set({ currency })} />
        <NumberField
          label={t('account.contract.noticeDays')}
          minimum={0}
          maximum={10_000}
          hasSteps={false}
          value={draft.noticeDays}
          onChange={(noticeDays) => set({ noticeDays })}
        />
        <NumberField
          label={t('account.contract.priceCapPercent')}
          minimum={0}
          maximum={1_000}
          hasSteps={false}
          value={draft.priceCapPercent}
          onChange={(priceCapPercent) => set({ priceCapPercent })}
        />
        <Checkbox className="end" isSelected={draft.autoRenew} onChange={(autoRenew) => set({ autoRenew })}>
          {t('account.contract.autoRenew')}
        </Checkbox>
      </div>
      <SectionHead
        level={3}
        title={t('account.contract.lines')}
        count={drafts.length}
        actions={
          <Button size="small" icon="plus" onPress={addLine}>
            {t('account.contract.addLine')}
          </Button>
        }
      />
      {drafts.length === 0 && <p className="muted nothing">{t('account.contract.noLines')}</p>}
      {drafts.map((line, place) => (
        <ContractLineFields
          key={line.key}
          place={place + 1}
          line={line}
          isTried={isTried}
          onChange={(patch) =>
            setDrafts((now) => now.map((each) => (each.key === line.key ? { ...each, ...patch } : each)))
          }
          onRemove={() => setDrafts((now) => now.filter(({ key }) => key !== line.key))}
        />
      ))}
    </RecordDialog>
  )
}
