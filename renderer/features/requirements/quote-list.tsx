import type { CallOutput } from '../../../shared/contract/index.ts'
import { Link, useZone } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { SectionHead } from '../../ui/index.ts'

/** The sentences it comes from; each leads to its place in the note. */
export function QuoteList({ evidence }: { readonly evidence: CallOutput<'requirement.get'>['evidence'] }) {
  const t = useT()
  const zone = useZone()
  return (
    <section>
      <SectionHead title={t('requirements.page.quotes')} count={evidence.length} />
      {evidence.length === 0 ? (
        <p className="muted t13">{t('requirements.page.noQuotes')}</p>
      ) : (
        <ul className="rq-q">
          {evidence.map((each) => (
            <li key={each.id}>
              <p>
                <span className="mark">{each.quote}</span>
              </p>
              <Link className="t12" to={`/notes/${each.noteId}?at=${each.start}`}>
                {each.noteTitle} · <span className="num">{zone.dayOf(each.happenedAt)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
