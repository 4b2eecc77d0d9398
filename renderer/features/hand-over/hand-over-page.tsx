import type { CallOutput } from '../../../shared/contract/index.ts'
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
} from '../../app/index.ts'
import { FieldHistory } from '../../app/records/field-history.tsx'
import { useT } from '../../i18n/index.ts'
import { Button, Callout, DescriptionList, SectionHead } from '../../ui/index.ts'
import { Checklist } from './checklist.tsx'
import { MissingList } from '../../app/records/missing-list.tsx'
import { SalesPromises } from './sales-promises.tsx'

export type HandOver = CallOutput<'handOver.get'>

/** ACC-7: what customer success takes over from sales: the checklist, what was promised, the day and both names. */
export function HandOverPage({ params }: RouteProps<{ readonly id: string }>) {
  const t = useT()
  const accountId = params.id
  const { data, error, refetch } = useQuery('handOver.get', { accountId })
  usePage(
    t('handover.title'),
    data === undefined ? [] : [{ label: data.accountName, route: `/accounts/${accountId}` }],
  )
  if (data === undefined) return noAnswer(error, refetch)
  return <HandOverSheet handOver={data} />
}

function HandOverSheet({ handOver }: { readonly handOver: HandOver }) {
  const t = useT()
  const { dialogs } = useFrame()
  const { accountId, accountName, isHandedOver } = handOver
  const complete = (): void => void dialogs.open('handOver.complete', { accountId })
  const addPromise = (): void => void dialogs.open('promise.edit', { accountId, kind: 'sales' })
  useCommands([
    {
      id: 'handOver.complete',
      titleKey: isHandedOver ? 'handover.edit' : 'handover.complete',
      icon: 'handover',
      group: 'record',
      run: complete,
    },
    {
      id: 'handOver.addPromise',
      titleKey: 'handover.promise.add',
      icon: 'promise',
      group: 'record',
      shortcut: 'N',
      run: addPromise,
    },
  ])
  return (
    <Content className="paper">
      <header className="pagehead">
        <div className="grow">
          <h1>{t('handover.title')}</h1>
          <p className="t13 muted">
            <Link className="link" to={`/accounts/${accountId}`}>
              {accountName}
            </Link>
            {' · '}
            <Link className="link" to={`/accounts/${accountId}/kickoff`}>
              {t('kickoff.title')}
            </Link>
          </p>
        </div>
        <Button kind={isHandedOver ? 'plain' : 'primary'} icon="handover" onPress={complete}>
          {t(isHandedOver ? 'handover.edit' : 'handover.complete')}
        </Button>
      </header>
      <div className="ho">
        <div className="col ho-main">
          <Panel name={t('handover.checklist')}>
            <Checklist handOver={handOver} />
          </Panel>
          <Panel name={t('handover.promise.title')}>
            <SalesPromises accountId={accountId} onAdd={addPromise} />
          </Panel>
        </div>
        <aside className="col ho-side" aria-label={t('handover.state')}>
          <Completion handOver={handOver} />
        </aside>
      </div>
    </Content>
  )
}

function Completion({ handOver }: { readonly handOver: HandOver }) {
  const t = useT()
  const { id, handedOn, salesName, csmName, remark, isHandedOver, missing } = handOver
  const withHistory = (
    field: 'handedOn' | 'salesName' | 'csmName',
    value: string | null,
    className?: string,
  ) => (
    <span className="row">
      <span className={className}>{value ?? <span className="muted">{t('handover.unwritten')}</span>}</span>
      {id !== null && (
        <FieldHistory kind="hand_over" id={id} field={field} label={t(`handover.field.${field}`)} />
      )}
    </span>
  )
  return (
    <>
      <section>
        <SectionHead title={t('handover.state')} />
        {isHandedOver && (
          <Callout tone="positive" icon="check" className="ho-done">
            {t('handover.done', { day: handedOn ?? '', sales: salesName ?? '', csm: csmName ?? '' })}
          </Callout>
        )}
        <DescriptionList
          items={[
            { term: t('handover.field.handedOn'), value: withHistory('handedOn', handedOn, 'num') },
            { term: t('handover.field.salesName'), value: withHistory('salesName', salesName) },
            { term: t('handover.field.csmName'), value: withHistory('csmName', csmName) },
            ...(remark === null ? [] : [{ term: t('loops.field.remark'), value: remark }]),
          ]}
        />
      </section>
      <MissingList
        title={t('handover.missing.title')}
        none={t('handover.missing.none')}
        items={missing.map(({ lack, count }) => ({
          id: lack,
          text: t(`handover.missing.${lack}`, { count }),
        }))}
      />
    </>
  )
}
