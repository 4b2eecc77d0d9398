import { Link, useFrame, useZone } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, DescriptionList, IconButton, KindChip, SectionHead } from '../../ui/index.ts'
import type { LedgerRow } from './promise.ts'
import { PromiseStandingMark } from '../../app/records/promise-standing.tsx'

/** The chosen promise: who gave it to whom, in which sentence, and how it ended. */
export function PromiseSide({ row, onClose }: { readonly row: LedgerRow; readonly onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { dialogs } = useFrame()
  return (
    <>
      <div className="row">
        <KindChip kind="promise">{t(`loops.promiseKind.${row.kind}`)}</KindChip>
        <span className="sp" />
        <Button size="small" kind="quiet" onPress={() => void dialogs.open('promise.edit', { id: row.id })}>
          {t('common.action.edit')}
        </Button>
        <IconButton size="small" icon="close" label={t('common.action.close')} onPress={onClose} />
      </div>
      <div>
        <h2 className="rq-side-t">{row.title}</h2>
        <p className="t13">
          <PromiseStandingMark promise={row} />
        </p>
      </div>
      <DescriptionList
        items={[
          {
            term: t('promises.table.account'),
            value: (
              <Link className="link" to={`/accounts/${row.accountId}?tab=promises`}>
                {row.accountName}
              </Link>
            ),
          },
          { term: t('promises.table.by'), value: row.byName || t('promises.unnamed') },
          ...(row.toName === null ? [] : [{ term: t('promises.table.to'), value: row.toName }]),
          ...(row.place === null ? [] : [{ term: t('promises.table.place'), value: row.place }]),
          { term: t('promises.table.madeOn'), value: format.day(row.madeOn) },
          ...(row.dueDay === null ? [] : [{ term: t('promises.table.due'), value: format.day(row.dueDay) }]),
          ...(row.agreedBy === null ? [] : [{ term: t('promises.table.agreedBy'), value: row.agreedBy }]),
          ...(row.remark === null ? [] : [{ term: t('loops.field.remark'), value: row.remark }]),
        ]}
      />
      <section>
        <SectionHead title={t('promises.table.sentence')} />
        {row.evidence.length === 0 ? (
          <p className="muted t13">{t('promises.noSentence')}</p>
        ) : (
          <ul className="rq-q">
            {row.evidence.map((each) => (
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
      {row.state === 'open' && (
        <div className="row">
          <Button icon="check" onPress={() => void dialogs.open('promise.close', { id: row.id })}>
            {t('loops.close.dialog')}
          </Button>
        </div>
      )}
    </>
  )
}
