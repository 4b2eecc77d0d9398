import {
  Content,
  Link,
  noAnswer,
  Panel,
  type RouteProps,
  useCommands,
  useFrame,
  usePage,
  useQuery,
  useToday,
} from '../../app/index.ts'
import { MissingList } from '../../app/records/missing-list.tsx'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { Agreement } from './agreement.tsx'
import { Duties } from './duties.tsx'
import { Goals } from './goals.tsx'
import type { KickOff, KickOffPatch } from './kick-off.ts'
import { Meeting } from './meeting.tsx'
import { saveDocument } from './save-document.ts'

/** VAL-3: the meeting, what it is for, and who does what: written down, agreed, printed. */
export function KickOffPage({ params }: RouteProps<{ readonly id: string }>) {
  const t = useT()
  const accountId = params.id
  const { data, error, refetch } = useQuery('kickOff.get', { accountId })
  usePage(
    t('kickoff.title'),
    data === undefined ? [] : [{ label: data.accountName, route: `/accounts/${accountId}` }],
  )
  if (data === undefined) return noAnswer(error, refetch)
  return <KickOffSheet kickOff={data} />
}

function KickOffSheet({ kickOff }: { readonly kickOff: KickOff }) {
  const t = useT()
  const frame = useFrame()
  const today = useToday()
  const { accountId, accountName, heldOn, missing } = kickOff
  const set = async (patch: KickOffPatch): Promise<boolean> =>
    (await frame.write('kickOff.update', { accountId, patch })).ok
  const addDuty = (): void => void frame.dialogs.open('duty.edit', { accountId })
  const toPrint = (): void => frame.navigation.go(`/accounts/${accountId}/kickoff/print`)
  useCommands([
    {
      id: 'kickOff.addDuty',
      titleKey: 'kickoff.duty.add',
      icon: 'plus',
      group: 'record',
      shortcut: 'N',
      run: addDuty,
    },
    {
      id: 'kickOff.print',
      titleKey: 'kickoff.print.open',
      icon: 'ledger',
      group: 'record',
      run: toPrint,
    },
    {
      id: 'kickOff.document',
      titleKey: 'kickoff.document.save',
      icon: 'export',
      group: 'record',
      run: () => saveDocument(frame, accountId),
    },
  ])
  return (
    <Content className="paper">
      <header className="pagehead">
        <div className="grow">
          <h1>{t('kickoff.title')}</h1>
          <p className="t13 muted">
            <Link className="link" to={`/accounts/${accountId}`}>
              {accountName}
            </Link>
            {' · '}
            <Link className="link" to={`/accounts/${accountId}/handover`}>
              {t('handover.title')}
            </Link>
          </p>
        </div>
        <Button icon="ledger" onPress={toPrint}>
          {t('kickoff.print.open')}
        </Button>
        <Button icon="export" onPress={() => void saveDocument(frame, accountId)}>
          {t('kickoff.document.save')}
        </Button>
        {heldOn === null && (
          <Button kind="primary" icon="check" onPress={() => void set({ heldOn: today })}>
            {t('kickoff.held')}
          </Button>
        )}
      </header>
      <div className="ho">
        <div className="col ho-main">
          <Panel name={t('kickoff.meeting')}>
            <Meeting kickOff={kickOff} onSet={set} />
          </Panel>
          <Panel name={t('kickoff.goals')}>
            <Goals kickOff={kickOff} onSet={set} />
          </Panel>
          <Panel name={t('kickoff.duties')}>
            <Duties kickOff={kickOff} onAdd={addDuty} />
          </Panel>
        </div>
        <aside className="col ho-side" aria-label={t('kickoff.agreement')}>
          <Agreement kickOff={kickOff} onSet={set} />
          <MissingList
            title={t('handover.missing.title')}
            none={t('handover.missing.none')}
            items={missing.map(({ lack, count }) => ({
              id: lack,
              text: t(`kickoff.missing.${lack}`, { count }),
            }))}
          />
        </aside>
      </div>
    </Content>
  )
}
