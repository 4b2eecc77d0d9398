import type { CallInput } from '../../../../shared/contract/index.ts'
import type { Day } from '../../../../shared/kernel/index.ts'
import { useT } from '../../../i18n/index.ts'
import { DatePickerField, IconButton, MoneyField, NumberField, Select, TextField } from '../../../ui/index.ts'

type LineInput = CallInput<'contract.save'>['lines'][number]

/** A line as it is typed: the amount may still be missing. `key` tells new lines apart. */
export type LineDraft = Omit<LineInput, 'amountMinor'> & {
  readonly key: number
  readonly amountMinor: number | null
}

export const newLine = (
  key: number,
  known: { readonly fromDay: Day; readonly toDay: Day | null; readonly currency: string },
): LineDraft => ({
  key,
  code: null,
  product: null,
  edition: null,
  quantity: null,
  amountMinor: null,
  amountBasis: known.toDay === null ? 'year' : 'span',
  giftMonths: 0,
  billing: null,
  autoRenew: false,
  trial: false,
  ...known,
})

/** What keeps a line from being saved, as the core would say it (metrics.md §1). */
export function lineProblem(line: LineDraft): 'amount' | 'reversed' | 'open_end' | null {
  if (line.amountMinor === null) return 'amount'
  if (line.toDay !== null && line.toDay < line.fromDay) return 'reversed'
  return line.toDay === null && line.amountBasis === 'span' ? 'open_end' : null
}

export interface ContractLineFieldsProps {
  readonly place: number
  readonly line: LineDraft
  readonly isTried: boolean
  readonly onChange: (patch: Partial<LineDraft>) => void
  readonly onRemove: () => void
}

export function ContractLineFields({ place, line, isTried, onChange, onRemove }: ContractLineFieldsProps) {
  const t = useT()
  const problem = lineProblem(line)
  return (
    <div className="c-line" role="group" aria-label={t('account.contract.lineOf', { place })}>
      <div className="form-4">
        <TextField
          label={t('account.contract.product')}
          value={line.product ?? ''}
          onChange={(product) => onChange({ product })}
        />
        <DatePickerField
          label={t('account.contract.from')}
          value={line.fromDay}
          onChange={(fromDay) => {
            if (fromDay !== null) onChange({ fromDay })
          }}
        />
        <DatePickerField
          label={t('account.contract.to')}
          value={line.toDay}
          onChange={(toDay) =>
            onChange({ toDay, ...(toDay === null ? { amountBasis: 'year' as const } : {}) })
          }
          error={problem === 'reversed' ? t('account.contract.reversed') : undefined}
        />
        <NumberField
          label={t('account.contract.quantity')}
          minimum={0}
          hasSteps={false}
          value={line.quantity}
          onChange={(quantity) => onChange({ quantity })}
        />
        <MoneyField
          label={t('account.contract.amount')}
          isNegativeAllowed
          value={line.amountMinor}
          currency={line.currency}
          onChange={(amountMinor) => onChange({ amountMinor })}
          error={isTried && problem === 'amount' ? t('account.contract.amountNeeded') : undefined}
        />
        <Select
          label={t('account.contract.basis')}
          choices={[
            { id: 'span', label: t('account.contract.basisSpan') },
            { id: 'year', label: t('account.contract.basisYear') },
          ]}
          value={line.amountBasis}
          onChange={(amountBasis) => onChange({ amountBasis })}
          error={problem === 'open_end' ? t('account.contract.openEnd') : undefined}
        />
        <NumberField
          label={t('account.contract.giftMonths')}
          minimum={0}
          maximum={1_200}
          hasSteps={false}
          value={line.giftMonths}
          onChange={(months) => onChange({ giftMonths: months ?? 0 })}
        />
        <IconButton
          className="end"
          icon="trash"
          label={t('account.contract.removeLine', { place })}
          onPress={onRemove}
        />
      </div>
    </div>
  )
}
