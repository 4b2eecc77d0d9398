import { useFrame, useQuery } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, KindChip, SectionHead, TableHead } from '../../../ui/index.ts'
import { Due } from '../../../app/records/due.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { RecordButton } from '../../../app/records/record-button.tsx'
import type { PromiseRecord } from '../records.ts'

const stateTone: Readonly<Record<PromiseRecord['state'], string>> = {
  open: '',
  kept: 'pos',
  broken: 'dan',
  renegotiated: 'cau',
}

/** REQ-11: every promise to this customer, the open ones first. */
export function PromisesTab({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const { dialogs } = useFrame()
  const list = useQuery('promise.list', { accountId })
  const add = () => void dialogs.open('promise.edit', { accountId })
  return (
    <Loaded query={list}>
      {({ promises }) => (
        <>
          <SectionHead
            title={t('account.tab.promises')}
            count={promises.length}
            actions={
              <Button size="small" icon="plus" onPress={add}>
                {t('account.promise.add')}
              </Button>
            }
          />
          {promises.length === 0 ? (
            <Nothing
              text={t('account.promise.none')}
              action={{ label: t('account.promise.addFirst'), onPress: add }}
            />
          ) : (
            <PromiseTable
              promises={[
                ...promises.filter(({ state }) => state === 'open'),
                ...promises.filter(({ state }) => state !== 'open'),
              ]}
            />
          )}
        </>
      )}
    </Loaded>
  )
}

function PromiseTable({ promises }: { readonly promises: readonly PromiseRecord[] }) {
  const t = useT()
  const { dialogs } = useFrame()
  return (
    <table className="tbl mini">
      <TableHead
        columns={[
          t('account.promise.by'),
          t('account.promise.title'),
          t('account.promise.to'),
          t('account.promise.madeOn'),
          { figures: t('account.promise.due') },
          { unseen: t('account.table.actions') },
        ]}
      />
      <tbody>
        {promises.map((promise) => (
          <tr key={promise.id}>
            <td>
              <KindChip kind="promise">{promise.byName || t(`account.promiseKind.${promise.kind}`)}</KindChip>
            </td>
            <td>
              <RecordButton onPress={() => void dialogs.open('promise.edit', { id: promise.id })}>
                {promise.title}
              </RecordButton>
              {promise.evidence[0] !== undefined && (
                <p className="t12">
                  <span className="mark">{promise.evidence[0].quote}</span>
                </p>
              )}
            </td>
            <td className="muted">{promise.toName}</td>
            <td className="num muted">{promise.madeOn}</td>
            <td className="r">
              {promise.state === 'open' ? (
                <Due day={promise.dueDay} />
              ) : (
                <span className={`t12 nw ${stateTone[promise.state]}`}>
                  {t(`account.promiseState.${promise.state}`)} <span className="num">{promise.closedOn}</span>
                </span>
              )}
            </td>
            <td className="r">
              {promise.state === 'open' && (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('account.promise.closeNamed', { title: promise.title })}
                  onPress={() => void dialogs.open('promise.close', { id: promise.id })}
                >
                  {t('account.promise.close')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
