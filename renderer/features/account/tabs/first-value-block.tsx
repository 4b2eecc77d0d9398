import { useFrame } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, Icon, Seal } from '../../../ui/index.ts'
import { Due } from '../../../app/records/due.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { RecordButton } from '../../../app/records/record-button.tsx'
import type { FirstValue, ValuePlan } from '../records.ts'

export interface FirstValueBlockProps {
  readonly accountId: string
  readonly plan: ValuePlan
}

/** VAL-1: what the customer will call first value, how it is measured, and who signed for it. */
export function FirstValueBlock({ accountId, plan }: FirstValueBlockProps) {
  const t = useT()
  const { dialogs } = useFrame()
  if (plan.firstValues.length === 0)
    return (
      <Nothing
        text={t('account.firstValue.none')}
        action={{
          label: t('account.firstValue.write'),
          onPress: () => void dialogs.open('firstValue.edit', { accountId }),
        }}
      />
    )
  return (
    <ul className="fv">
      {plan.firstValues.map((value) => (
        <FirstValueItem key={value.id} value={value} />
      ))}
    </ul>
  )
}

function FirstValueItem({ value }: { readonly value: FirstValue }) {
  const t = useT()
  const { dialogs } = useFrame()
  const { id, signedOn, reachedOn } = value
  const steps = [
    [t('account.firstValue.baseline'), value.baseline],
    [t('account.firstValue.current'), value.current],
    [t('account.firstValue.target'), value.target],
  ].filter(([, text]) => text !== null)
  const quote = value.evidence[0]
  return (
    <li>
      <div className="grow">
        <RecordButton onPress={() => void dialogs.open('firstValue.edit', { id })}>
          <b>{value.statement}</b>
        </RecordButton>
        {(value.measure !== null || steps.length > 0) && (
          <p className="t12 muted">
            {value.measure !== null && (
              <span>
                {value.measure}
                {value.unit !== null && ` (${value.unit})`}
              </span>
            )}
            {steps.map(([label, text]) => (
              <span key={label} className="fv-s">
                {label} <b className="num">{text}</b>
              </span>
            ))}
          </p>
        )}
        {quote !== undefined && (
          <p className="t12">
            <span className="mark">{quote.quote}</span>
          </p>
        )}
        {value.reopenedOn !== null && signedOn === null && (
          <p className="t12 cau">
            {t('account.firstValue.reopened', {
              day: value.reopenedOn,
              reason: value.reopenedReason ?? '',
            })}
          </p>
        )}
      </div>
      <div className="fv-r">
        {signedOn !== null ? (
          <>
            <Seal />
            <span className="t12 muted">
              {t('account.firstValue.signedBy', { name: value.signedBy ?? '', day: signedOn })}
            </span>
          </>
        ) : (
          <>
            {reachedOn === null ? (
              <Due day={value.dueDay} />
            ) : (
              <span className="t12 pos nw">
                <Icon name="check" size={14} /> {t('account.firstValue.reachedOn', { day: reachedOn })}
              </span>
            )}
            <Button size="small" onPress={() => void dialogs.open('firstValue.signOff', { id })}>
              {t('account.firstValue.signOff')}
            </Button>
          </>
        )}
      </div>
    </li>
  )
}
