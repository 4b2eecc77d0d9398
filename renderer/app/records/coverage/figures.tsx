import { type Translate, useFormat, useT } from '../../../i18n/index.ts'
import type { ColumnHead } from '../../../ui/index.ts'
import { type CoverageFigure, hours, type Shown } from './coverage-words.ts'

export interface FigureCellsProps {
  readonly figure: CoverageFigure
  /** Whose figure it is, for screen readers. */
  readonly name: string
  readonly shown: Omit<Shown, 'isOffChannelOnly'>
  readonly onShow: (shown: Shown) => void
}

/** Planned, planned by today, spent with its share, visits of those planned, and those of another kind. */
export function FigureCells({ figure, name, shown, onShow }: FigureCellsProps) {
  const t = useT()
  const format = useFormat()
  const planned = (minutes: number | null) =>
    minutes === null ? (
      <span className="muted t12">{t('tiers.coverage.notPlanned')}</span>
    ) : (
      hours(format, minutes)
    )
  const open = (value: number, words: string, isOffChannelOnly: boolean) =>
    value === 0 ? (
      <span className="faint">{words}</span>
    ) : (
      <button
        type="button"
        className="ln-go num"
        aria-label={t('tiers.coverage.openVisits', { name, shown: words })}
        onClick={() => onShow({ ...shown, isOffChannelOnly })}
      >
        {words}
      </button>
    )
  return (
    <>
      <td className="r num">{planned(figure.plannedMinutes)}</td>
      <td className="r num">
        {figure.plannedToDateMinutes === null ? '' : hours(format, figure.plannedToDateMinutes)}
      </td>
      <td className="r num w6">{open(figure.visits, hours(format, figure.spentMinutes), false)}</td>
      <td className="nw">
        <CoverageState figure={figure} />
      </td>
      <td className="r num nw">
        {open(figure.visits, format.count(figure.visits), false)}
        {figure.plannedVisits !== null && (
          <span className="muted"> / {format.count(figure.plannedVisits)}</span>
        )}
      </td>
      <td className="r num">{open(figure.offChannelVisits, format.count(figure.offChannelVisits), true)}</td>
    </>
  )
}

/** Word, shape and share: never by colour alone. */
export function CoverageState({ figure }: { readonly figure: CoverageFigure }) {
  const t = useT()
  const format = useFormat()
  if (figure.state === 'none') return null
  const tone = { under: 'cau', on_plan: 'pos', over: 'muted' } as const
  const shape = { under: '◆', on_plan: '●', over: '▲' } as const
  return (
    <span className={tone[figure.state]}>
      {shape[figure.state]} {t(`tiers.coverage.state.${figure.state}`)}
      {figure.ratio !== null && ` ${format.percent(figure.ratio)}`}
    </span>
  )
}

/** The heads of the cells of `FigureCells`. */
export const figureHeads = (t: Translate): readonly ColumnHead[] => [
  { figures: t('tiers.coverage.planned') },
  { figures: t('tiers.coverage.toDate') },
  { figures: t('tiers.coverage.spent') },
  t('tiers.coverage.progress'),
  { figures: t('tiers.coverage.visits') },
  { figures: t('tiers.coverage.offChannel') },
]
