import { declineReasons } from '../../../shared/contract/index.ts'
import { FailureNote, useFrame, useQuery } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, IconButton, SectionHead } from '../../ui/index.ts'
import { type OwnWording, shippedWording } from './wordings.ts'

/** REQ-4: the reasons to decline, each with the shipped wording and the own ones, to be changed here. */
export function WordingsView() {
  const t = useT()
  const { data, error, refetch } = useQuery('declineWording.list', {})
  if (error !== undefined) return <FailureNote failure={error} onRetry={refetch} />
  if (data === undefined) return null
  return (
    <div className="rqw">
      <p className="muted t13">{t('requirements.wordings.lead')}</p>
      {declineReasons.map((reason) => (
        <ReasonSection
          key={reason}
          reason={reason}
          own={data.wordings.filter((wording) => wording.reason === reason)}
        />
      ))}
    </div>
  )
}

interface ReasonSectionProps {
  readonly reason: (typeof declineReasons)[number]
  readonly own: readonly OwnWording[]
}

function ReasonSection({ reason, own }: ReasonSectionProps) {
  const t = useT()
  const { dialogs, write } = useFrame()
  const name = t(`requirements.declineReason.${reason}`)
  const isReplaced = own.some(({ replacesShipped }) => replacesShipped)
  return (
    <section aria-label={name}>
      <SectionHead
        title={name}
        actions={
          <Button
            size="small"
            kind="quiet"
            icon="plus"
            aria-label={t('requirements.wordings.addTo', { reason: name })}
            onPress={() => void dialogs.open('declineWording.edit', { reason })}
          >
            {t('requirements.wordings.add')}
          </Button>
        }
      />
      <ul className="rqw-l">
        <li className={isReplaced ? 'is-off' : undefined}>
          <div className="grow">
            <p className="muted t12">
              {t(isReplaced ? 'requirements.wordings.shippedOff' : 'requirements.wordings.shipped')}
            </p>
            <p className="rqw-w">{shippedWording(t, reason)}</p>
          </div>
          <IconButton
            icon="edit"
            size="small"
            iconSize={14}
            label={t('requirements.wordings.adapt', { reason: name })}
            onPress={() =>
              void dialogs.open('declineWording.edit', {
                reason,
                wording: shippedWording(t, reason),
                replacesShipped: true,
              })
            }
          />
        </li>
        {own.map(({ id, title, wording, replacesShipped }) => (
          <li key={id}>
            <div className="grow">
              <p>
                <b>{title}</b>
                {replacesShipped && (
                  <span className="muted t12"> · {t('requirements.wordings.instead')}</span>
                )}
              </p>
              <p className="rqw-w">{wording}</p>
            </div>
            <IconButton
              icon="edit"
              size="small"
              iconSize={14}
              label={t('requirements.wordings.changeOne', { title })}
              onPress={() => void dialogs.open('declineWording.edit', { id })}
            />
            <IconButton
              icon="trash"
              size="small"
              iconSize={14}
              label={t('requirements.wordings.removeOne', { title })}
              onPress={() => void write('declineWording.remove', { id })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
