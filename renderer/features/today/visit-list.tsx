import { Link, useFrame, useZone } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, classNames, Icon } from '../../ui/index.ts'
import type { CallOutput } from '../../../shared/contract/index.ts'

type Visit = CallOutput<'today.list'>['visits'][number]

/** The day at the margin line: times left, customers right. */
export function VisitList({ visits }: { readonly visits: readonly Visit[] }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const { dialogs, navigation } = useFrame()
  if (visits.length === 0)
    return (
      <>
        <p className="muted t13">{t('today.noVisits')}</p>
        <div className="row" style={{ marginTop: 8 }}>
          <Button size="small" icon="calendar" onPress={() => void dialogs.open('visit.plan', {})}>
            {t('today.planVisit')}
          </Button>
        </div>
      </>
    )
  const next = visits.find(({ data }) => data['state'] !== 'done')
  const write = async (visit: Visit): Promise<void> => {
    const note = await dialogs.open('note.create', {
      visitId: visit.id,
      ...(visit.accountId === null ? {} : { accountId: visit.accountId }),
    })
    if (note !== null) navigation.go(`/notes/${note.id}`)
  }
  return (
    <ol className="vis">
      {visits.map((visit) => {
        const isNext = visit === next
        const isDone = visit.data['state'] === 'done'
        const place = [visit.data['city'], visit.data['place']].filter((part) => typeof part === 'string')
        return (
          <li key={visit.id} className={classNames(isDone && 'done', isNext && 'now')}>
            <time className="num">
              {visit.at === null ? '' : format.time(visit.at, zone.offsetMinutes(visit.at))}
            </time>
            <div>
              <b>
                {visit.accountId === null ? (
                  visit.accountName
                ) : (
                  <Link to={`/accounts/${visit.accountId}`}>{visit.accountName}</Link>
                )}
              </b>
              <p>{[visit.title, ...place].join(' · ')}</p>
              {isDone && (
                <p className="muted">
                  <Icon name="check" /> {t('today.checkedOut')}
                </p>
              )}
              {isNext && (
                <div className="row" style={{ marginTop: 8 }}>
                  <Button kind="primary" size="small" onPress={() => void write(visit)}>
                    {t('today.startNote')}
                  </Button>
                  <Button size="small" onPress={() => navigation.go(`/visits/${visit.id}/brief`)}>
                    {t('brief.open')}
                  </Button>
                </div>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
