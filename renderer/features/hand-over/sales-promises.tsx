import type { CallOutput } from '../../../shared/contract/index.ts'
import { byUrgency } from '../../../shared/domain/promise/index.ts'
import { FailureNote, Link, useFrame, useQuery, useToday } from '../../app/index.ts'
import { PromiseStandingMark } from '../../app/records/promise-standing.tsx'
import { RecordButton } from '../../app/records/record-button.tsx'
import { useT } from '../../i18n/index.ts'
import { Button, SectionHead, TableHead } from '../../ui/index.ts'

type SalesPromise = CallOutput<'promise.list'>['promises'][number]

/** ACC-7: what sales promised this customer: who said it, to whom, where, and how it stands. */
export function SalesPromises({
  accountId,
  onAdd,
}: {
  readonly accountId: string
  readonly onAdd: () => void
}) {
  const t = useT()
  const today = useToday()
  const { data, error, refetch } = useQuery('promise.list', { accountId })
  if (data === undefined)
    return error === undefined ? null : <FailureNote failure={error} onRetry={refetch} />
  const promises = data.promises.filter(({ kind }) => kind === 'sales').toSorted(byUrgency(today))
  return (
    <section>
      <SectionHead
        title={t('handover.promise.title')}
        count={promises.length}
        actions={
          <Button size="small" icon="plus" shortcut="N" onPress={onAdd}>
            {t('handover.promise.add')}
          </Button>
        }
      />
      {promises.length === 0 ? (
        <p className="muted t13 ho-none">{t('handover.promise.none')}</p>
      ) : (
        <table className="tbl mini ho-promises">
          <TableHead
            columns={[
              t('promises.table.title'),
              t('handover.promise.by'),
              t('handover.promise.to'),
              t('handover.promise.place'),
              t('promises.table.standing'),
              { unseen: t('account.table.actions') },
            ]}
          />
          <tbody>
            {promises.map((promise) => (
              <PromiseRow key={promise.id} promise={promise} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function PromiseRow({ promise }: { readonly promise: SalesPromise }) {
  const t = useT()
  const { dialogs } = useFrame()
  const said = (value: string | null) =>
    value === null || value === '' ? <span className="cau t12">{t('handover.unwritten')}</span> : value
  return (
    <tr>
      <td>
        <RecordButton onPress={() => void dialogs.open('promise.edit', { id: promise.id })}>
          {promise.title}
        </RecordButton>
        {promise.evidence[0] !== undefined && (
          <p className="t12">
            <Link
              className="pl-src"
              to={`/notes/${promise.evidence[0].noteId}?at=${promise.evidence[0].start}`}
            >
              <span className="mark">{promise.evidence[0].quote}</span>
            </Link>
          </p>
        )}
      </td>
      <td>{said(promise.byName)}</td>
      <td>{said(promise.toName)}</td>
      <td>{said(promise.place)}</td>
      <td>
        {promise.state === 'open' && promise.dueDay === null ? (
          said(null)
        ) : (
          <PromiseStandingMark promise={promise} />
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
  )
}
