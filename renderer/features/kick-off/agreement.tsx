import { useFrame } from '../../app/index.ts'
import { FieldHistory } from '../../app/records/field-history.tsx'
import { InlineText } from '../../app/records/inline-text.tsx'
import { useT } from '../../i18n/index.ts'
import { Button, Callout, SectionHead } from '../../ui/index.ts'
import type { KickOff, KickOffPatch } from './kick-off.ts'

interface AgreementProps {
  readonly kickOff: KickOff
  readonly onSet: (patch: KickOffPatch) => Promise<boolean>
}

/** The customer's key person agrees to the split, on a day; what changes afterwards is said. */
export function Agreement({ kickOff, onSet }: AgreementProps) {
  const t = useT()
  const { dialogs } = useFrame()
  const { id, accountId, agreedOn, agreedBy, isAgreed, remark, missing, duties } = kickOff
  const changed = missing.find(({ lack }) => lack === 'changed_since_agreed')?.count ?? 0
  return (
    <section>
      <SectionHead title={t('kickoff.agreement')} />
      {isAgreed ? (
        <Callout
          tone={changed > 0 ? 'caution' : 'positive'}
          icon={changed > 0 ? 'risk' : 'check'}
          className="ho-done"
        >
          <span className="row wrap">
            {t('kickoff.agreed', { name: agreedBy ?? '', day: agreedOn ?? '' })}
            {id !== null && (
              <FieldHistory kind="kick_off" id={id} field="agreedOn" label={t('kickoff.field.agreedOn')} />
            )}
          </span>
          {changed > 0 && <p>{t('kickoff.missing.changed_since_agreed', { count: changed })}</p>}
        </Callout>
      ) : (
        <p className="muted t13 ho-none">{t('kickoff.notAgreed')}</p>
      )}
      <Button
        size="small"
        icon="check"
        isDisabled={duties.length === 0}
        onPress={() => void dialogs.open('kickOff.agree', { accountId })}
      >
        {t(isAgreed ? 'kickoff.agree.again' : 'kickoff.agree.open')}
      </Button>
      <div className="ko-remark">
        <h3 className="t12 muted">{t('kickoff.field.remark')}</h3>
        <InlineText
          label={t('kickoff.field.remark')}
          value={remark}
          isMultiline
          onSave={(text) => onSet({ remark: text })}
        />
      </div>
    </section>
  )
}
