import { Link, useZone } from '../../index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { TableHead } from '../../../ui/index.ts'
import { type CoveredVisit, hours } from './coverage-words.ts'

export interface VisitRowsProps {
  readonly visits: readonly CoveredVisit[]
  /** Undefined: all are of the account whose page it is. */
  readonly nameOf?: (accountId: string) => string
}

/** The visits behind a figure, the latest first, with where their time comes from. */
export function VisitRows({ visits, nameOf }: VisitRowsProps) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  return (
    <div className="ln-scroll">
      <table className="tbl mini" aria-label={t('tiers.coverage.rows')}>
        <TableHead
          columns={[
            t('tiers.coverage.when'),
            nameOf !== undefined && t('tiers.changes.account'),
            t('tiers.coverage.visit'),
            t('tiers.coverage.kind'),
            { figures: t('tiers.coverage.hours') },
            t('tiers.coverage.basis'),
          ]}
        />
        <tbody>
          {visits.toReversed().map((visit) => (
            <tr key={visit.id}>
              <td className="num nw muted">
                {visit.day} {format.time(visit.at, zone.offsetMinutes(visit.at))}
              </td>
              {nameOf && (
                <td className="nw">
                  <Link className="link" to={`/accounts/${visit.accountId}`}>
                    {nameOf(visit.accountId)}
                  </Link>
                </td>
              )}
              <td>
                <Link
                  className="link"
                  to={
                    visit.noteId === null
                      ? `/accounts/${visit.accountId}?tab=notes`
                      : `/notes/${visit.noteId}`
                  }
                >
                  {visit.title}
                </Link>
              </td>
              <td className="nw">
                {t(`notes.visit.kinds.${visit.kind}`)}
                {visit.isOffChannel && (
                  <span className="cau t12"> · {t('tiers.coverage.offChannelOne')}</span>
                )}
              </td>
              <td className="r num">{visit.basis === 'none' ? '' : hours(format, visit.minutes)}</td>
              <td className="muted t12">{t(`tiers.coverage.basisOf.${visit.basis}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
