import { termPosition } from '../../../../shared/domain/renewal/index.ts'
import { addDays } from '../../../../shared/kernel/index.ts'
import { useQuery, useToday } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { DescriptionList, TermRuler } from '../../../ui/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useSpanText } from '../parts/line-words.ts'
import type { AccountDetail } from '../records.ts'
import { Fact } from './fact.tsx'

/** Days left of the running term, on its ruler. */
export function TermFact({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const { termFrom, termTo, openEnded } = account
  const rows = () => <TermRows account={account} />
  if (termFrom === null || termTo === null)
    return (
      <Fact
        label={t('account.fact.left')}
        note={openEnded ? t('account.fact.openEnded') : t('account.fact.noTerm')}
        rows={rows}
      >
        <span className="faint">—</span>
      </Fact>
    )
  const position = termPosition({ fromDay: termFrom, toDay: termTo }, today)
  return (
    <Fact
      label={t('account.fact.left')}
      unit={t('account.fact.dayUnit', { count: position.daysLeft })}
      {...(position.state === 'renewal' ? { tone: 'cau' as const } : {})}
      note={
        <>
          <TermRuler passed={position.at} daysLeft={position.daysLeft} windowFrom={position.renewalStartAt} />
          <span className="num">{termTo}</span>
        </>
      }
      rows={rows}
    >
      {format.count(position.daysLeft)}
    </Fact>
  )
}

function TermRows({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const contracts = useQuery('contract.list', { accountId: account.id })
  if (account.termFrom === null || account.termTo === null)
    return <p>{account.openEnded ? t('account.term.openEnded') : t('account.term.none')}</p>
  return (
    <>
      <h3>{t('account.term.title')}</h3>
      <p className="muted">{t('account.term.rule')}</p>
      <Loaded query={contracts}>
        {(data) => <TermFacts account={account} contracts={data.contracts} />}
      </Loaded>
    </>
  )
}

interface TermFactsProps {
  readonly account: AccountDetail
  readonly contracts: readonly {
    readonly id: string
    readonly title: string
    readonly toDay: string | null
    readonly noticeDays: number | null
    readonly priceCapPercent: number | null
    readonly autoRenew: boolean
  }[]
}

/** The dates of the running term and what the contract behind it says about its end. Also in the side panel. */
export function TermFacts({ account, contracts }: TermFactsProps) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const spanText = useSpanText()
  const { termFrom, termTo, renewalStart } = account
  if (termFrom === null || termTo === null) return null
  const contract = contracts.find(({ toDay }) => toDay === termTo)
  const items: { id: string; term: string; value: string }[] = [
    { id: 'span', term: t('account.term.span'), value: spanText({ fromDay: termFrom, toDay: termTo }) },
  ]
  if (renewalStart !== null)
    items.push({
      id: 'start',
      term: t('account.term.start'),
      value:
        renewalStart <= today
          ? t('account.term.started', { day: renewalStart })
          : t('account.term.startsIn', { day: renewalStart, age: format.dayAge(renewalStart, today) }),
    })
  if (contract !== undefined) {
    if (contract.priceCapPercent !== null)
      items.push({
        id: 'cap',
        term: t('account.contract.priceCap'),
        value: t('account.term.cap', { percent: contract.priceCapPercent }),
      })
    if (contract.noticeDays !== null)
      items.push({
        id: 'notice',
        term: t('account.contract.notice'),
        value: t('account.term.notice', {
          count: contract.noticeDays,
          day: format.shortDay(addDays(termTo, -contract.noticeDays), today),
        }),
      })
    items.push({
      id: 'auto',
      term: t('account.contract.autoRenew'),
      value: contract.autoRenew ? t('common.word.yes') : t('common.word.no'),
    })
  }
  return (
    <DescriptionList
      items={items.map(({ value, ...item }) => ({ ...item, value: <span className="num">{value}</span> }))}
    />
  )
}
