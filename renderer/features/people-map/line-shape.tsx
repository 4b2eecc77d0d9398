import { useT } from '../../i18n/index.ts'
import type { LinePath } from './line-path.ts'
import type { Influence } from './map-data.ts'

/** The tip of a line of influence; once per drawing. */
export function TipDefinition({ id }: { readonly id: string }) {
  return (
    <marker
      id={id}
      viewBox="0 0 10 10"
      refX="9"
      refY="5"
      markerWidth="10"
      markerHeight="10"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path className="pm-tip" d="M0,0 10,5 0,10z" />
    </marker>
  )
}

export function ReportShape({ path, isChosen }: { readonly path: LinePath; readonly isChosen: boolean }) {
  return <path className={isChosen ? 'pm-report on' : 'pm-report'} d={path.d} />
}

export interface InfluenceShapeProps {
  readonly path: LinePath
  readonly strength: Influence['strength']
  readonly isChosen: boolean
  readonly tipId: string
}

/** Dashed, thicker the stronger, and the strength in a word. */
export function InfluenceShape({ path, strength, isChosen, tipId }: InfluenceShapeProps) {
  const t = useT()
  return (
    <>
      <path
        className={`pm-influence ${strength}${isChosen ? ' on' : ''}`}
        d={path.d}
        markerEnd={`url(#${tipId})`}
      />
      <text
        className="pm-word"
        x={path.label.x}
        y={path.label.y}
        textAnchor="middle"
        dominantBaseline="central"
      >
        {t(`map.strength.${strength}`)}
      </text>
    </>
  )
}
