import { useFrame } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { announce, Button, DescriptionList } from '../../ui/index.ts'
import { type Requirement, verdictWords } from './requirement.ts'

/** REQ-3, REQ-4: the verdict with its reason, and what follows from it: a version with its day, or what the customer is told. */
export function OutcomeFacts({ requirement }: { readonly requirement: Requirement }) {
  const t = useT()
  const { host } = useFrame()
  const { explanation } = requirement
  const lines: readonly (readonly [string, string | null])[] = [
    [t('requirements.table.verdict'), verdictWords(t, requirement) || null],
    [t('requirements.move.verdictReason'), requirement.verdictReason],
    [t('requirements.move.reviewer'), requirement.reviewer],
    [t('requirements.move.reviewedOn'), requirement.reviewedOn],
    [t('requirements.move.version'), requirement.version],
    [t('requirements.move.dueDay'), requirement.dueDay],
    [t('requirements.move.shippedOn'), requirement.shippedOn],
    [
      t('requirements.move.declineReason'),
      requirement.declineReason &&
        [t(`requirements.declineReason.${requirement.declineReason}`), requirement.declineLabel]
          .filter((word) => word !== null)
          .join(' · '),
    ],
    [t('requirements.move.replyBy'), requirement.replyBy],
    [t('requirements.move.replyDue'), requirement.replyDue],
  ]
  const items = lines.flatMap(([term, value]) => (value === null ? [] : [{ id: term, term, value }]))
  if (items.length === 0 && explanation === null) return null
  const copy = async (): Promise<void> => {
    await host.copyText(explanation ?? '')
    announce(t('requirements.tell.copied'))
  }
  return (
    <>
      <DescriptionList isText items={items} />
      {explanation !== null && (
        <div className="rq-expl">
          <p className="muted t12">{t('requirements.tell.explanation')}</p>
          <p className="rq-text">{explanation}</p>
          <Button size="small" icon="copy" onPress={() => void copy()}>
            {t('requirements.tell.copy')}
          </Button>
        </div>
      )}
    </>
  )
}
