import { useFrame, useQuery } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, SectionHead, TableHead } from '../../../ui/index.ts'
import { lineName, useSpanText } from '../parts/line-words.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import type { ContractLine } from '../records.ts'

/** REN-1: contracts and their lines, what left and what may come. */
export function ContractsTab({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const format = useFormat()
  const spanText = useSpanText()
  const { dialogs } = useFrame()
  const list = useQuery('contract.list', { accountId })
  const add = () => void dialogs.open('contract.edit', { accountId })
  return (
    <Loaded query={list}>
      {({ contracts, lines, churnEvents, opportunities }) => {
        const loose = lines.filter(({ contractId }) => contractId === null)
        return (
          <div className="col c3-col">
            {contracts.length === 0 && loose.length === 0 ? (
              <Nothing
                text={t('account.contract.none')}
                action={{ label: t('account.command.addContract'), onPress: add }}
              />
            ) : (
              <p>
                <Button size="small" icon="plus" onPress={add}>
                  {t('account.command.addContract')}
                </Button>
              </p>
            )}
            {contracts.map((contract) => (
              <section key={contract.id} aria-label={contract.title}>
                <SectionHead
                  title={contract.title}
                  count={spanText(contract)}
                  actions={
                    <Button
                      size="small"
                      kind="quiet"
                      icon="edit"
                      aria-label={t('account.contract.editNamed', { title: contract.title })}
                      onPress={() => void dialogs.open('contract.edit', { id: contract.id })}
                    >
                      {t('common.action.edit')}
                    </Button>
                  }
                />
                <LineTable lines={lines.filter(({ contractId }) => contractId === contract.id)} />
              </section>
            ))}
            {loose.length > 0 && (
              <section>
                <SectionHead title={t('account.contract.loose')} count={loose.length} />
                <LineTable lines={loose} />
              </section>
            )}
            {churnEvents.length > 0 && (
              <section>
                <SectionHead title={t('account.contract.churn')} count={churnEvents.length} />
                <ul className="plist ruled">
                  {churnEvents.map((event) => (
                    <li key={event.id}>
                      <span className="num muted">{event.day}</span>
                      <p>
                        {event.reason} <span className="muted">{event.feedback}</span>
                      </p>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {opportunities.length > 0 && (
              <section>
                <SectionHead title={t('account.contract.opportunities')} count={opportunities.length} />
                <ul className="plist ruled">
                  {opportunities.map((each) => (
                    <li key={each.id}>
                      <p>
                        {each.name} <span className="muted">{each.stage}</span>
                      </p>
                      <span className="num">
                        {each.amountMinor !== null &&
                          each.currency !== null &&
                          format.money({ minor: each.amountMinor, currency: each.currency })}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

function LineTable({ lines }: { readonly lines: readonly ContractLine[] }) {
  const t = useT()
  const format = useFormat()
  const spanText = useSpanText()
  if (lines.length === 0) return <p className="muted nothing">{t('account.contract.noLines')}</p>
  return (
    <table className="tbl mini">
      <TableHead
        columns={[
          t('account.contract.line'),
          t('account.contract.span'),
          { figures: t('account.contract.quantity') },
          { figures: t('account.contract.amount') },
          { figures: t('account.contract.arr') },
          { figures: t('account.term.start') },
        ]}
      />
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className={line.activeToday ? undefined : 'muted'}>
            <td>{lineName(line) ?? t('account.contract.unnamed')}</td>
            <td className="num">{spanText(line)}</td>
            <td className="r num">{line.quantity === null ? '' : format.count(line.quantity)}</td>
            <td className="r num">
              {format.moneyFull({ minor: line.amountMinor, currency: line.currency })}
              {line.amountBasis === 'year' && <small>{t('account.contract.perYear')}</small>}
            </td>
            <td className="r num">{format.money({ minor: line.arrMinor, currency: line.currency })}</td>
            <td className="r num">{line.renewalStart}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
