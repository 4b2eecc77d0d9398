import { Link } from '../../app/index.ts'
import { InlineText } from '../../app/records/inline-text.tsx'
import { useT } from '../../i18n/index.ts'
import { SectionHead, TableHead } from '../../ui/index.ts'
import { fromTo, type KickOff, type KickOffPatch } from './kick-off.ts'

interface GoalsProps {
  readonly kickOff: KickOff
  readonly onSet: (patch: KickOffPatch) => Promise<boolean>
}

/** Why they bought and what has to come of it, from the plan; and what this meeting adds. */
export function Goals({ kickOff, onSet }: GoalsProps) {
  const t = useT()
  const { accountId, goals, intents, results } = kickOff
  return (
    <section>
      <SectionHead
        title={t('kickoff.goals')}
        actions={
          <Link className="link t13" to={`/accounts/${accountId}?tab=plan`}>
            {t('kickoff.toPlan')}
          </Link>
        }
      />
      <div className="ko-goals">
        <InlineText
          label={t('kickoff.field.goals')}
          value={goals}
          isMultiline
          onSave={(text) => onSet({ goals: text })}
        />
      </div>
      {intents.length > 0 && (
        <ul className="ko-intents">
          {intents.map(({ id, statement, personName }) => (
            <li key={id}>
              {statement}
              {personName !== null && <span className="muted t12"> {personName}</span>}
            </li>
          ))}
        </ul>
      )}
      <ResultTable results={results} />
      {results.length === 0 && <p className="muted t13 ho-none">{t('kickoff.noResults')}</p>}
    </section>
  )
}

export function ResultTable({ results }: { readonly results: KickOff['results'] }) {
  const t = useT()
  if (results.length === 0) return null
  return (
    <table className="tbl mini ho-promises">
      <TableHead
        columns={[
          t('kickoff.result.title'),
          t('kickoff.result.measure'),
          t('kickoff.result.fromTo'),
          { figures: t('kickoff.result.due') },
        ]}
      />
      <tbody>
        {results.map((result) => (
          <tr key={result.id}>
            <td>
              {result.text}
              <p className="muted t12">{t(`kickoff.result.${result.kind}`)}</p>
            </td>
            <td>{result.measure}</td>
            <td className="num">{fromTo(result)}</td>
            <td className="r num nw">{result.dueDay}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
