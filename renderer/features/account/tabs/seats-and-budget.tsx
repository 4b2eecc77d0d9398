import { useState } from 'react'
import { parseMonthDay } from '../../../../shared/domain/questions/index.ts'
import { useToday } from '../../../app/index.ts'
import { FieldHistory } from '../../../app/records/field-history.tsx'
import { InlineDay } from '../../../app/records/inline-day.tsx'
import { InlineText } from '../../../app/records/inline-text.tsx'
import { useT } from '../../../i18n/index.ts'
import { SectionHead } from '../../../ui/index.ts'
import { useAccountChange } from '../inline/use-account-change.ts'
import type { AccountDetail } from '../records.ts'

const counts = ['seatsAssigned', 'seatsActive'] as const

/** VIS-2: what the brief asks for while nobody has written it here: seats given out and used, and the budget day. */
export function SeatsAndBudget({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const today = useToday()
  const change = useAccountChange(account.id)
  const [isBudgetWrong, setBudgetWrong] = useState(false)
  const { fields } = account

  /** A count that is typed was counted today, unless its day is then said. */
  const saveCount = (field: (typeof counts)[number], text: string | null): Promise<boolean> => {
    if (text === null) return change({ [field]: null })
    const count = /^\s*\d{1,7}\s*$/.test(text) ? Number(text) : null
    return count === null ? Promise.resolve(false) : change({ [field]: count, seatsCountedOn: today })
  }
  const saveBudget = (text: string | null): Promise<boolean> => {
    const budgetDay = text === null ? null : parseMonthDay(text)
    const isWrong = text !== null && budgetDay === null
    setBudgetWrong(isWrong)
    return isWrong ? Promise.resolve(false) : change({ budgetDay })
  }
  const history = (field: (typeof counts)[number] | 'seatsCountedOn' | 'budgetDay') => (
    <FieldHistory kind="account" id={account.id} field={field} label={t(`account.field.${field}`)} />
  )
  return (
    <section aria-label={t('account.profile.seatsBudget')}>
      <SectionHead title={t('account.profile.seatsBudget')} />
      <dl className="prof">
        {counts.map((field) => (
          <div key={field}>
            <dt>{t(`account.field.${field}`)}</dt>
            <dd>
              <InlineText
                label={t(`account.field.${field}`)}
                isNumeric
                value={fields[field] === null ? null : String(fields[field])}
                onSave={(text) => saveCount(field, text)}
              />
              {history(field)}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('account.field.seatsCountedOn')}</dt>
          <dd>
            <InlineDay
              label={t('account.field.seatsCountedOn')}
              value={fields.seatsCountedOn}
              onSave={(seatsCountedOn) => change({ seatsCountedOn })}
            />
            {history('seatsCountedOn')}
          </dd>
        </div>
        <div>
          <dt>{t('account.field.budgetDay')}</dt>
          <dd>
            <InlineText
              label={t('account.field.budgetDay')}
              isNumeric
              value={fields.budgetDay}
              onSave={saveBudget}
            />
            {history('budgetDay')}
          </dd>
        </div>
      </dl>
      <p className={`t12 ${isBudgetWrong ? 'dan' : 'muted'}`} role={isBudgetWrong ? 'alert' : undefined}>
        {isBudgetWrong || fields.budgetDay === null
          ? t('account.profile.budgetHint')
          : t('account.profile.seatsHint')}
      </p>
    </section>
  )
}
