import { stepsOf } from '../../../../shared/domain/service-levels/index.ts'
import { Link, useFrame, useZone } from '../../index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, IconButton, TableHead } from '../../../ui/index.ts'
import { ClockMark, type Ticket } from './clock-mark.tsx'

export interface TicketTableProps {
  readonly tickets: readonly Ticket[]
  /** Of many accounts: each row names its own. */
  readonly hasAccounts?: boolean
}

/** Tickets with their clocks, and the next steps of each. */
export function TicketTable({ tickets, hasAccounts = false }: TicketTableProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { dialogs } = useFrame()
  return (
    <div className="ln-scroll">
      <table className="tbl mini tr-tickets" aria-label={t('service.tickets')}>
        <TableHead
          columns={[
            t('service.ticket'),
            hasAccounts && t('tiers.changes.account'),
            t('service.opened'),
            t('service.status'),
            t('service.clocks'),
            { unseen: t('tiers.rules.actions') },
          ]}
        />
        <tbody>
          {tickets.map((ticket) => {
            const name = ticket.title ?? ticket.code ?? t('service.untitled')
            const waiting = ticket.waits.findLast(({ kind, toAt }) => kind === 'customer' && toAt === null)
            return (
              <tr key={ticket.id}>
                <td>
                  {name}
                  <p className="muted t12">
                    {[ticket.title === null ? null : ticket.code, ticket.priority, ticket.personName]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </td>
                {hasAccounts && (
                  <td className="nw">
                    <Link className="link" to={`/accounts/${ticket.accountId}?tab=service`}>
                      {ticket.accountName}
                    </Link>
                  </td>
                )}
                <td className="num nw muted">
                  {zone.dayOf(ticket.openedAt)}{' '}
                  {format.time(ticket.openedAt, zone.offsetMinutes(ticket.openedAt))}
                </td>
                <td>
                  <span className="nw">{t(`service.ticketState.${ticket.state}`)}</span>
                  {waiting?.reason != null && <p className="muted t12">{waiting.reason}</p>}
                  {ticket.state === 'solved' && ticket.solution !== null && (
                    <p className="muted t12">{ticket.solution}</p>
                  )}
                </td>
                <td>
                  {ticket.clocks.length === 0 ? (
                    <span className="muted t12">{t('service.noClock')}</span>
                  ) : (
                    <div className="col tr-clocks">
                      {ticket.clocks.map((clock) => (
                        <ClockMark key={clock.kind} clock={clock} />
                      ))}
                    </div>
                  )}
                </td>
                <td className="r nw">
                  {stepsOf(ticket.state).map((step) => (
                    <Button
                      key={step}
                      size="small"
                      kind="quiet"
                      aria-label={t('service.stepOne', { step: t(`service.step.${step}`), name })}
                      onPress={() => void dialogs.open('ticket.step', { id: ticket.id, step })}
                    >
                      {t(`service.step.${step}`)}
                    </Button>
                  ))}
                  <IconButton
                    icon="edit"
                    size="small"
                    iconSize={14}
                    label={t('service.editOne', { name })}
                    onPress={() => void dialogs.open('ticket.edit', { id: ticket.id })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
