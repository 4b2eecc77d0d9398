import { type Edge, type EdgeProps, useInternalNode } from '@xyflow/react'
import { memo } from 'react'
import { influencePath, reportPath } from './line-path.ts'
import { InfluenceShape, ReportShape } from './line-shape.tsx'
import type { Influence, Point } from './map-data.ts'

export type ReportEdge = Edge<{ readonly isHanging: boolean; readonly isChosen: boolean }, 'report'>
export type InfluenceEdge = Edge<{ readonly line: Influence; readonly isChosen: boolean }, 'influence'>
export type LineEdge = ReportEdge | InfluenceEdge

/** The mark at the end of every line of influence. */
export const tipId = 'pm-tip'

const cornerOf = (node: ReturnType<typeof useInternalNode>): Point | undefined =>
  node?.internals.positionAbsolute

/** Drawn from where the cards are now, so that a line follows its card while it is dragged. */
export const ReportEdgeView = memo(function ReportEdgeView({ source, target, data }: EdgeProps<ReportEdge>) {
  const superior = cornerOf(useInternalNode(source))
  const report = cornerOf(useInternalNode(target))
  if (superior === undefined || report === undefined) return null
  const path = reportPath(superior, report, data?.isHanging ?? false)
  return <ReportShape path={path} isChosen={data?.isChosen ?? false} />
})

export const InfluenceEdgeView = memo(function InfluenceEdgeView({
  source,
  target,
  data,
}: EdgeProps<InfluenceEdge>) {
  const from = cornerOf(useInternalNode(source))
  const to = cornerOf(useInternalNode(target))
  if (from === undefined || to === undefined || data === undefined) return null
  const path = influencePath(from, to)
  return (
    <>
      <path
        className="react-flow__edge-interaction"
        d={path.d}
        fill="none"
        strokeOpacity={0}
        strokeWidth={16}
      />
      <InfluenceShape path={path} strength={data.line.strength} isChosen={data.isChosen} tipId={tipId} />
    </>
  )
})
