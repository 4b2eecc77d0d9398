import { Link, useFrame } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, IconButton, SectionHead, TableHead } from '../../ui/index.ts'
import type { Requirement } from './requirement.ts'

/** REQ-1, REQ-6: who asks, since when, what they pay; who was told, when, how, and what they said. */
export function AskTable({
  requirement,
  canTell,
}: {
  readonly requirement: Requirement
  readonly canTell: boolean
}) {
  const t = useT()
  const format = useFormat()
  const { dialogs, write } = useFrame()
  const { id, asks } = requirement
  return (
    <section>
      <SectionHead
        title={t('requirements.page.asks')}
        count={asks.length}
        actions={
          <Button size="small" icon="plus" onPress={() => void dialogs.open('requirement.ask', { id })}>
            {t('requirements.page.addAsk')}
          </Button>
        }
      />
      {asks.length === 0 ? (
        <p className="muted t13">{t('requirements.page.noAsks')}</p>
      ) : (
        <table className="tbl mini rq-asks">
          <TableHead
            columns={[
              t('requirements.page.account'),
              t('requirements.page.person'),
              t('requirements.page.askedOn'),
              { figures: t('requirements.page.arr') },
              t('requirements.page.told'),
              { unseen: t('common.action.more') },
            ]}
          />
          <tbody>
            {asks.map((ask) => (
              <tr key={ask.id}>
                <td>
                  <Link to={`/accounts/${ask.accountId}`}>{ask.accountName}</Link>
                  {ask.renewalAfter !== null && (
                    <p className={ask.renewalAfter.outcome === 'lost' ? 't12 dan' : 't12 muted'}>
                      {t(`requirements.after.${ask.renewalAfter.outcome}`, {
                        day: ask.renewalAfter.day ?? '',
                      })}
                    </p>
                  )}
                </td>
                <td className="muted">{ask.askedBy}</td>
                <td className="num nw">{ask.askedOn}</td>
                <td className="num r nw">
                  {ask.arrCurrency === null
                    ? ''
                    : format.money({ minor: ask.arrMinor, currency: ask.arrCurrency })}
                </td>
                <td>
                  {ask.toldOn === null ? (
                    canTell ? (
                      <Button
                        size="small"
                        aria-label={`${t('requirements.page.tell')} ${ask.accountName}`}
                        onPress={() => void dialogs.open('requirement.tell', { id, askIds: [ask.id] })}
                      >
                        {t('requirements.page.tell')}
                      </Button>
                    ) : (
                      <span className="muted t12">{t('requirements.page.notTold')}</span>
                    )
                  ) : (
                    <span className="t12">
                      <span className="num">{ask.toldOn}</span>{' '}
                      <span className="muted">
                        {[
                          ask.toldBy,
                          ask.toldHow,
                          ask.toldTo,
                          ask.reaction && t(`requirements.reaction.${ask.reaction}`),
                        ]
                          .filter((part) => part !== null)
                          .join(' · ')}
                      </span>
                      {ask.reactionText !== null && <span className="rq-words">{ask.reactionText}</span>}
                    </span>
                  )}
                </td>
                <td className="r nw">
                  {asks.length > 1 && (
                    <IconButton
                      size="small"
                      icon="handover"
                      label={t('requirements.split.action', { name: ask.accountName })}
                      onPress={() => void dialogs.open('requirement.split', { id, askIds: [ask.id] })}
                    />
                  )}
                  <IconButton
                    size="small"
                    icon="close"
                    label={t('requirements.page.removeAsk', { name: ask.accountName })}
                    onPress={() => void write('requirement.removeAsk', { askId: ask.id })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
