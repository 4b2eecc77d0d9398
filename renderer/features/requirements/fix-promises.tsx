import { fixStandingOf } from '../../../shared/domain/requirement/index.ts'
import { Link, useFrame, useToday } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Icon, SectionHead } from '../../ui/index.ts'
import type { Requirement } from './requirement.ts'

/** REQ-7: by when the fix was promised to whom, and how each promise stands. */
export function FixPromises({ requirement }: { readonly requirement: Requirement }) {
  const t = useT()
  const today = useToday()
  const { dialogs } = useFrame()
  const { id, asks, fixPromises } = requirement
  return (
    <section aria-label={t('requirements.fix.section')}>
      <SectionHead
        title={t('requirements.fix.section')}
        count={fixPromises.length}
        actions={
          <Button
            size="small"
            icon="promise"
            {...(asks.length === 0 ? { disabledReason: t('requirements.fix.noAsker') } : {})}
            onPress={() => void dialogs.open('requirement.promiseFix', { id })}
          >
            {t('requirements.fix.promise')}
          </Button>
        }
      />
      {fixPromises.length === 0 ? (
        <p className="muted t13">{t('requirements.fix.none')}</p>
      ) : (
        <ul className="plist ruled">
          {fixPromises.map((promise) => {
            const standing = fixStandingOf(promise, today)
            const isBad = standing === 'late' || standing === 'broken'
            return (
              <li key={promise.id}>
                <p>
                  <Link to={`/accounts/${promise.accountId}?tab=promises`}>{promise.accountName}</Link>
                </p>
                <span className="num">{promise.dueDay}</span>
                <span className={isBad ? 'dan' : standing === 'kept' ? 'pos' : 'muted'}>
                  {isBad && <Icon name="clock" size={14} />} {t(`requirements.fix.standing.${standing}`)}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
