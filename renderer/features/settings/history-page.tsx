import { actionWords, FailureNote, undo, useFrame, useQuery, useZone } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, EmptyState } from '../../ui/index.ts'

/** SAF-3: the last 200 steps, each with its way back. */
export function HistoryPage() {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const frame = useFrame()
  const { data, error, refetch } = useQuery('history.actions', { limit: 200 })
  if (error) return <FailureNote failure={error} onRetry={refetch} />
  if (data === undefined) return null
  if (data.actions.length === 0)
    return (
      <EmptyState kind="first" title={t('history.empty')}>
        {t('history.emptyWhy')}
      </EmptyState>
    )
  return (
    <>
      <p className="muted set-lead">{t('history.lead')}</p>
      <ol className="set-list" aria-label={t('history.list')}>
        {data.actions.map(({ id, name, label, at, state }) => {
          const words = actionWords(name, label)
          return (
            <li key={id}>
              <span className="num muted nw">
                {format.shortDay(zone.dayOf(at))} {format.time(at, zone.offsetMinutes(at))}
              </span>
              <span className="grow">{words}</span>
              {state === 'done' ? (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('history.undoThis', { action: words })}
                  onPress={() => void undo(frame, id)}
                >
                  {t('history.undo')}
                </Button>
              ) : (
                <span className="muted t12">{t(`history.state.${state}`)}</span>
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}
