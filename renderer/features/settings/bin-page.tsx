import { FailureNote, useFrame, useQuery, useZone } from '../../app/index.ts'
import { type TranslationKey, useFormat, useT } from '../../i18n/index.ts'
import { Button, EmptyState, TableHead } from '../../ui/index.ts'

/** SAF-3: what was removed stays thirty days. */
export function BinPage() {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { write } = useFrame()
  const { data, error, refetch } = useQuery('history.bin', {})
  if (error) return <FailureNote failure={error} onRetry={refetch} />
  if (data === undefined) return null
  const kindOf = (kind: string): string => {
    const key = `history.kind.${kind}`
    const word = t(key as TranslationKey)
    return word === key ? t('history.kind.other') : word
  }
  if (data.items.length === 0)
    return (
      <EmptyState kind="done" title={t('history.bin.empty')}>
        {t('history.bin.emptyWhy')}
      </EmptyState>
    )
  return (
    <>
      <p className="muted set-lead">{t('history.bin.lead')}</p>
      <table className="tbl set-tbl" aria-label={t('history.bin.list')}>
        <TableHead
          columns={[
            t('history.bin.name'),
            t('history.bin.kind'),
            t('history.bin.deleted'),
            { figures: t('history.bin.left') },
            { unseen: t('history.bin.restore') },
          ]}
        />
        <tbody>
          {data.items.map(({ kind, id, title, deletedAt, daysLeft }) => (
            <tr key={`${kind} ${id}`}>
              <td>{title}</td>
              <td>{kindOf(kind)}</td>
              <td className="num nw">
                {format.day(zone.dayOf(deletedAt))} {format.time(deletedAt, zone.offsetMinutes(deletedAt))}
              </td>
              <td className="r num nw">{t('common.unit.days', { count: daysLeft })}</td>
              <td className="r">
                <Button
                  size="small"
                  aria-label={t('history.bin.restoreThis', { title })}
                  onPress={() => void write('history.restore', { kind, id })}
                >
                  {t('history.bin.restore')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
