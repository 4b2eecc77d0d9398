import { daysBetween } from '../../../shared/kernel/index.ts'
import { Link, useFrame, useToday, useZone } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, Callout, IconButton, SectionHead } from '../../ui/index.ts'
import { NextMoves } from './next-moves.tsx'
import { OutcomeFacts } from './outcome-facts.tsx'
import { RenewalWarning } from './renewal-warning.tsx'
import { missingWords, type Requirement, stakeWords, verdictWords } from './requirement.ts'
import { Six } from './six.tsx'

/** The chosen card beside the board: who asks, what it is worth, what can be done next. */
export function RequirementSide({
  requirement,
  onClose,
}: {
  readonly requirement: Requirement
  readonly onClose: () => void
}) {
  const t = useT()
  const format = useFormat()
  const { navigation } = useFrame()
  return (
    <>
      <div className="row">
        <span className="t12 muted num">{requirement.code}</span>
        <span className="sp" />
        <Button
          size="small"
          kind="quiet"
          icon="eye"
          onPress={() => navigation.go(`/requirements/${requirement.id}`)}
        >
          {t('common.action.open')}
        </Button>
        <IconButton size="small" icon="close" label={t('common.action.close')} onPress={onClose} />
      </div>
      <div>
        <h2 className="rq-side-t">{requirement.title}</h2>
        <p className="t13 muted">
          <StateLine requirement={requirement} />
        </p>
      </div>
      <section>
        <div className="sect">
          <h2>{t('requirements.page.asks')}</h2>
          <Six requirement={requirement} />
        </div>
        {requirement.asks.length === 0 ? (
          <p className="muted t13">{t('requirements.page.noAsks')}</p>
        ) : (
          <ul className="plist tight">
            {requirement.asks.map((ask) => (
              <li key={ask.id}>
                <p className="cut">
                  <Link to={`/accounts/${ask.accountId}`}>{ask.accountName}</Link>{' '}
                  <span className="muted">
                    {[ask.askedBy, ask.askedOn.slice(5)].filter((part) => part !== null).join(' ')}
                  </span>
                </p>
                <span className="num muted">
                  {ask.arrCurrency === null
                    ? ''
                    : format.money({ minor: ask.arrMinor, currency: ask.arrCurrency })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {requirement.missing.length > 0 && (
        <Callout tone="info" icon="unknown">
          {t('requirements.card.missing', { what: missingWords(t, requirement) })}
        </Callout>
      )}
      <OutcomeFacts requirement={requirement} />
      <section className="dec">
        <SectionHead title={t('requirements.page.next')} line="none" />
        <NextMoves requirement={requirement} />
        {requirement.state === 'in_review' && <RenewalWarning requirement={requirement} />}
      </section>
    </>
  )
}

/** `待评审 19 天 · 728.3 万元在约 · 通用`. */
export function StateLine({ requirement }: { readonly requirement: Requirement }) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const zone = useZone()
  const stake = stakeWords(format, requirement.arrAtStake)
  return [
    t('requirements.page.since', {
      state: t(`loops.requirementState.${requirement.state}`),
      count: Math.max(0, daysBetween(zone.dayOf(requirement.stateSince), today)),
    }),
    stake === '' ? '' : t('requirements.card.atStake', { amount: stake }),
    verdictWords(t, requirement),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
