import type { CallOutput } from '../../../../shared/contract/index.ts'
import {
  Content,
  FailureNote,
  Link,
  useFrame,
  useNavigation,
  usePlace,
  useQuery,
  useZone,
} from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, EmptyState, SectionHead, TableHead } from '../../../ui/index.ts'
import { stageWord } from '../account-words.ts'
import { type Candidate, reasonWords } from './duplicate-words.ts'
import { MergePanel } from './merge-panel.tsx'

const mostShown = 200

/** ACC-10: pairs that may be one account; the pair that is looked at stands in the address. */
export function DuplicatesPage() {
  const { query } = usePlace()
  const { keep, drop } = query
  return (
    <Content>
      {keep === undefined || drop === undefined ? (
        <CandidateList />
      ) : (
        <MergePanel key={`${keep} ${drop}`} keepId={keep} dropId={drop} />
      )}
    </Content>
  )
}

function CandidateList() {
  const t = useT()
  const navigation = useNavigation()
  const { write } = useFrame()
  const { data, error, refetch } = useQuery('account.duplicates', { limit: mostShown })
  if (error) return <FailureNote failure={error} onRetry={refetch} />
  if (data === undefined) return null
  const { candidates, total, apart } = data
  if (candidates.length === 0)
    return (
      <>
        <EmptyState kind="done" title={t('duplicates.empty')}>
          {t('duplicates.emptyWhy')}
        </EmptyState>
        <ApartList marks={apart} />
      </>
    )
  return (
    <div className="dup">
      <h1 className="t16 w6">{t('duplicates.title')}</h1>
      <p className="muted t13 dup-lead">
        {t('duplicates.lead')}{' '}
        {candidates.length < total
          ? t('duplicates.shown', { shown: candidates.length, total })
          : t('duplicates.count', { count: total })}
      </p>
      <table className="tbl dup-tbl" aria-label={t('duplicates.list')}>
        <TableHead
          columns={[
            t('duplicates.one'),
            t('duplicates.other'),
            t('duplicates.why'),
            { figures: t('duplicates.certainty') },
            { unseen: t('duplicates.actions') },
          ]}
        />
        <tbody>
          {candidates.map(({ one, other, certainty, reasons }) => (
            <tr key={`${one.id} ${other.id}`}>
              <td>
                <Side side={one} />
              </td>
              <td>
                <Side side={other} />
              </td>
              <td>
                <ul>
                  {reasons.map((reason) => (
                    <li key={reason.code} className={reason.code === 'tax_id_differs' ? 'cau' : undefined}>
                      {reasonWords(t, reason)}
                    </li>
                  ))}
                </ul>
              </td>
              <td className="r num">{t('duplicates.percent', { value: certainty })}</td>
              <td className="r">
                <Button
                  size="small"
                  aria-label={t('duplicates.compareNamed', { one: one.name, other: other.name })}
                  onPress={() => navigation.setQuery(usualSides(one, other))}
                >
                  {t('duplicates.compare')}
                </Button>{' '}
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('duplicates.apart.markNamed', { one: one.name, other: other.name })}
                  onPress={() =>
                    void write('account.setApart', { oneId: one.id, otherId: other.id, reason: null })
                  }
                >
                  {t('duplicates.apart.mark')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ApartList marks={apart} />
    </div>
  )
}

/** What somebody said are two customers, each to be taken back. */
function ApartList({ marks }: { readonly marks: CallOutput<'account.duplicates'>['apart'] }) {
  const t = useT()
  const zone = useZone()
  const { write } = useFrame()
  if (marks.length === 0) return null
  return (
    <section aria-label={t('duplicates.apart.title')} className="dup-apart">
      <SectionHead title={t('duplicates.apart.title')} count={marks.length} />
      <ul className="plist ruled">
        {marks.map(({ id, one, other, at, by }) => (
          <li key={id}>
            <p>
              <Link to={`/accounts/${one.id}`}>{one.name}</Link> ·{' '}
              <Link to={`/accounts/${other.id}`}>{other.name}</Link>
            </p>
            <span className="muted t12 num">
              {zone.dayOf(at)} · {by}
            </span>
            <Button
              size="small"
              icon="undo"
              aria-label={t('duplicates.apart.takeBackNamed', { one: one.name, other: other.name })}
              onPress={() => void write('account.removeApart', { id })}
            >
              {t('duplicates.apart.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The account with more behind it is kept; where both have as much, the older one. */
function usualSides(one: Candidate['one'], other: Candidate['one']): { keep: string; drop: string } {
  const weight = ({ people, lines, notes }: Candidate['one']): number => people + lines + notes
  const isOtherFuller =
    weight(other) - weight(one) > 0 || (weight(other) === weight(one) && other.createdAt < one.createdAt)
  return isOtherFuller ? { keep: other.id, drop: one.id } : { keep: one.id, drop: other.id }
}

function Side({ side }: { readonly side: Candidate['one'] }) {
  const t = useT()
  const { id, name, code, city, stage, people, lines, notes } = side
  return (
    <>
      <Link to={`/accounts/${id}`}>{name}</Link>
      <p className="muted t12">
        {[code, city, stageWord(t, stage)].filter((part) => part !== null).join(' · ')}
      </p>
      <p className="muted t12">{t('duplicates.has', { people, lines, notes })}</p>
    </>
  )
}
