import type { SentenceSource } from '../index.ts'
import { useT } from '../../i18n/index.ts'
import { Callout } from '../../ui/index.ts'

/** The sentence that a new record comes from: it stays the evidence. */
export function QuoteSource({ evidence }: { readonly evidence: SentenceSource | undefined }) {
  const t = useT()
  if (evidence === undefined) return null
  return (
    <Callout icon="quote">
      <span className="muted">{t('app.form.fromSentence')} </span>
      <span className="mark">{evidence.quote}</span>
    </Callout>
  )
}
