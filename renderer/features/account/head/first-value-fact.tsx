import { useFrame, useQuery } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, DescriptionList, Seal } from '../../../ui/index.ts'
import type { AccountDetail, ValuePlan } from '../records.ts'
import { Fact } from './fact.tsx'

/** The sign-off that stops the clock: the earliest one. */
export const earliestSignOff = (plan: ValuePlan) =>
  plan.firstValues
    .filter(({ signedOn }) => signedOn !== null)
    .toSorted((left, right) => ((left.signedOn ?? '') < (right.signedOn ?? '') ? -1 : 1))[0]

/** VAL-1, VAL-2: the seal once the customer has signed, until then the running clock. */
export function FirstValueFact({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const format = useFormat()
  const plan = useQuery('value.plan', { accountId: account.id }).data
  const label = t('account.fact.firstValue')
  if (plan === undefined)
    return (
      <Fact label={label} note="" rows={() => null}>
        <span className="faint">—</span>
      </Fact>
    )
  const rows = () => <TtvRows account={account} plan={plan} />
  const signed = earliestSignOff(plan)
  if (signed?.signedOn != null)
    return (
      <Fact
        label={label}
        note={
          plan.ttvDays === null
            ? signed.signedOn
            : t('account.fact.signedIn', { day: signed.signedOn, count: plan.ttvDays })
        }
        rows={rows}
      >
        <Seal />
      </Fact>
    )
  const note =
    plan.firstValues.length === 0
      ? t('account.fact.notWritten')
      : plan.firstValues.some(({ reachedOn }) => reachedOn !== null)
        ? t('account.fact.notSigned')
        : t('account.fact.notReached')
  return plan.ttvDays === null ? (
    <Fact label={label} note={t('account.fact.noClock')} rows={rows}>
      <span className="faint">—</span>
    </Fact>
  ) : (
    <Fact label={label} unit={t('account.fact.dayUnit', { count: plan.ttvDays })} note={note} rows={rows}>
      {format.count(plan.ttvDays)}
    </Fact>
  )
}

interface TtvRowsProps {
  readonly account: AccountDetail
  readonly plan: ValuePlan
}

/** TTV opens to its dates: signature, go-live (which stops nothing), reached, signed off. */
function TtvRows({ account, plan }: TtvRowsProps) {
  const t = useT()
  const { dialogs } = useFrame()
  const signed = earliestSignOff(plan)
  const dateOf = (day: string | null | undefined) =>
    day == null ? (
      <span className="faint">{t('account.ttv.notYet')}</span>
    ) : (
      <span className="num">{day}</span>
    )
  const reached = plan.firstValues
    .flatMap(({ reachedOn }) => (reachedOn === null ? [] : [reachedOn]))
    .toSorted()[0]
  return (
    <>
      <h3>{t('account.ttv.title')}</h3>
      <p className="muted">{t('account.ttv.rule')}</p>
      <DescriptionList
        items={[
          { id: 'signed', term: t('account.ttv.signature'), value: dateOf(plan.signedOn) },
          { id: 'live', term: t('account.ttv.goLive'), value: dateOf(plan.goLiveOn) },
          { id: 'reached', term: t('account.ttv.reached'), value: dateOf(reached) },
          { id: 'signOff', term: t('account.ttv.signOff'), value: dateOf(signed?.signedOn) },
          {
            id: 'days',
            term: t('account.ttv.days'),
            value:
              plan.ttvDays === null ? (
                t('account.ttv.noSignature')
              ) : (
                <b className="num">
                  {t(plan.ttvState === 'signed_off' ? 'account.ttv.daysDone' : 'account.ttv.daysRunning', {
                    count: plan.ttvDays,
                  })}
                </b>
              ),
          },
        ]}
      />
      {plan.firstValues.length === 0 && (
        <Button
          size="small"
          icon="plus"
          onPress={() => void dialogs.open('firstValue.edit', { accountId: account.id })}
        >
          {t('account.firstValue.write')}
        </Button>
      )}
    </>
  )
}
