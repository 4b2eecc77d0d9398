import {
  Content,
  noAnswer,
  type RouteProps,
  useCommands,
  useFrame,
  usePage,
  useQuery,
  useToday,
} from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, showToast, TableHead } from '../../ui/index.ts'
import { ResultTable } from './goals.tsx'
import type { KickOff } from './kick-off.ts'
import { saveDocument } from './save-document.ts'

/** VAL-3: the sheet that both sides sign, as it comes out of the printer: A4, light, without the frame. */
export function KickOffPrintPage({ params }: RouteProps<{ readonly id: string }>) {
  const t = useT()
  const frame = useFrame()
  const accountId = params.id
  const { data, error, refetch } = useQuery('kickOff.get', { accountId })
  usePage(
    t('kickoff.print.title'),
    data === undefined
      ? []
      : [
          { label: data.accountName, route: `/accounts/${accountId}` },
          { label: t('kickoff.title'), route: `/accounts/${accountId}/kickoff` },
        ],
  )
  const print = async (): Promise<void> => {
    const outcome = await frame.host.print(`${data?.accountName ?? ''} ${t('kickoff.title')}`.trim())
    if (outcome === 'failed') showToast({ text: t('notes.reading.printFailed'), icon: 'risk' })
  }
  useCommands([
    {
      id: 'kickOff.printNow',
      titleKey: 'kickoff.print.now',
      icon: 'ledger',
      group: 'record',
      shortcut: 'Ctrl+P',
      run: print,
    },
  ])
  if (data === undefined) return noAnswer(error, refetch)
  return (
    <Content className="doc-desk">
      <div className="row doc-bar no-print">
        <span className="muted t13 grow">{t('kickoff.print.lead')}</span>
        <Button icon="export" onPress={() => void saveDocument(frame, accountId)}>
          {t('kickoff.document.save')}
        </Button>
        <Button kind="primary" icon="ledger" onPress={() => void print()}>
          {t('kickoff.print.now')}
        </Button>
      </div>
      <Sheet kickOff={data} />
    </Content>
  )
}

function Sheet({ kickOff }: { readonly kickOff: KickOff }) {
  const t = useT()
  const today = useToday()
  const workspace = useQuery('workspace.status', {}).data
  const author = workspace?.state === 'open' ? workspace.userName : ''
  const { accountName, heldOn, plannedOn, place, goals, intents, results, milestones, duties } = kickOff
  const day = heldOn ?? (plannedOn === null ? null : t('kickoff.print.planned', { day: plannedOn }))
  const namesOf = (side: 'ours' | 'theirs'): string =>
    kickOff.participants
      .filter((participant) => participant.side === side)
      .map(({ name, role }) => (role === null ? name : `${name} (${role})`))
      .join(t('kickoff.print.comma'))
  const facts = [
    [t('kickoff.print.date'), day],
    [t('kickoff.field.place'), place],
    [t('kickoff.participants.ours'), namesOf('ours')],
    [t('kickoff.participants.theirs'), namesOf('theirs')],
  ] as const
  return (
    <article className="doc">
      <p className="doc-head num">
        <span>{accountName}</span>
        <span>
          {today}
          {author === '' ? '' : ` · ${author}`}
        </span>
      </p>
      <h1>{t('kickoff.title')}</h1>
      <dl className="doc-facts">
        {facts.map(
          ([term, value]) =>
            value !== null &&
            value !== '' && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {(goals !== null || intents.length + results.length > 0) && (
        <section>
          <h2>{t('kickoff.goals')}</h2>
          {goals !== null && <p className="doc-text">{goals}</p>}
          {intents.length > 0 && (
            <ul className="ko-intents">
              {intents.map(({ id, statement, personName }) => (
                <li key={id}>
                  {statement}
                  {personName !== null && ` (${personName})`}
                </li>
              ))}
            </ul>
          )}
          <ResultTable results={results} />
        </section>
      )}
      {milestones.length > 0 && (
        <section>
          <h2>{t('kickoff.print.milestones')}</h2>
          <table className="tbl mini ho-promises">
            <TableHead
              columns={[
                t('kickoff.print.step'),
                { figures: t('kickoff.result.due') },
                { figures: t('kickoff.print.reached') },
              ]}
            />
            <tbody>
              {milestones.map(({ id, title, dueDay, reachedOn }) => (
                <tr key={id}>
                  <td>{title}</td>
                  <td className="r num nw">{dueDay}</td>
                  <td className="r num nw">{reachedOn}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section>
        <h2>{t('kickoff.duties')}</h2>
        {duties.length === 0 ? (
          <p className="muted">{t('kickoff.duty.none')}</p>
        ) : (
          <table className="tbl mini ho-promises">
            <TableHead
              columns={[
                t('kickoff.duty.title'),
                t('kickoff.duty.side'),
                t('kickoff.duty.responsible'),
                { figures: t('kickoff.duty.due') },
              ]}
            />
            <tbody>
              {duties.map((duty) => (
                <tr key={duty.id}>
                  <td>
                    {duty.title}
                    {duty.detail !== '' && <p className="muted t12">{duty.detail}</p>}
                  </td>
                  <td className="nw">{t(`kickoff.side.${duty.side}`)}</td>
                  <td>{duty.responsible}</td>
                  <td className="r num nw">{duty.dueDay}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section className="doc-sign">
        <h2>{t('kickoff.agreement')}</h2>
        {kickOff.isAgreed && (
          <p>{t('kickoff.agreed', { name: kickOff.agreedBy ?? '', day: kickOff.agreedOn ?? '' })}</p>
        )}
        <div className="doc-lines">
          <span>{t('kickoff.print.signOurs')}</span>
          <span>{t('kickoff.print.signTheirs')}</span>
        </div>
      </section>
    </article>
  )
}
