import { useFormat, useT } from '../../i18n/index.ts'
import { groupWord, type LaunchFigure, type Shown } from './launch.ts'
import { TableHead } from '../../ui/index.ts'

export interface GroupTableProps {
  readonly title: string
  readonly figures: readonly LaunchFigure[]
  readonly onShow: (shown: Shown) => void
}

/** Medians per tier or cohort. Each count opens to its accounts; a median that is not reached yet is said in words. */
export function GroupTable({ title, figures, onShow }: GroupTableProps) {
  const t = useT()
  const format = useFormat()
  const median = (days: number | null) =>
    days === null ? (
      <span className="muted t12">{t('launches.noMedian')}</span>
    ) : (
      t('common.unit.days', { count: days })
    )
  const count = (figure: LaunchFigure, kind: Shown['kind'], value: number) =>
    value === 0 ? (
      <span className="faint">0</span>
    ) : (
      <button
        type="button"
        className="ln-go num"
        aria-label={t('launches.showGroup', {
          group: groupWord(t, figure),
          what: t(`launches.kind.${kind}`),
          shown: format.count(value),
        })}
        onClick={() => onShow({ kind, by: figure.by, group: figure.group })}
      >
        {format.count(value)}
      </button>
    )
  return (
    <table className="tbl mini" aria-label={title}>
      <TableHead
        columns={[
          title,
          { figures: t('launches.kind.all') },
          { figures: t('launches.kind.there') },
          { figures: t('launches.kind.running') },
          { figures: t('launches.gross') },
          { figures: t('launches.net') },
        ]}
      />
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.group}>
            <td className="nw">{groupWord(t, figure)}</td>
            <td className="r num">{count(figure, 'all', figure.accounts)}</td>
            <td className="r num">{count(figure, 'there', figure.signedOff)}</td>
            <td className="r num">{count(figure, 'running', figure.accounts - figure.signedOff)}</td>
            <td className={figure.grossMedian === null ? 'r' : 'r num w6'}>{median(figure.grossMedian)}</td>
            <td className="r num">{median(figure.netMedian)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
