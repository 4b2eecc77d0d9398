import { useMemo, useRef } from 'react'
import type { InfluenceEdge, LineEdge, ReportEdge } from './line-edges.tsx'
import { type Chosen, type Influence, reportsOf } from './map-data.ts'

function isSameEdge(old: LineEdge, edge: LineEdge): boolean {
  const known: Readonly<Record<string, unknown>> = old.data ?? {}
  return (
    old.source === edge.source &&
    old.target === edge.target &&
    Object.entries(edge.data ?? {}).every(([name, value]) => known[name] === value)
  )
}

/** Lines as they were where nothing about them changed: choosing a card changes those that touch it. */
function useSameEdges(wanted: readonly LineEdge[]): LineEdge[] {
  const known = useRef<ReadonlyMap<string, LineEdge>>(new Map())
  return useMemo(() => {
    const edges = wanted.map((edge) => {
      const old = known.current.get(edge.id)
      return old !== undefined && isSameEdge(old, edge) ? old : edge
    })
    known.current = new Map(edges.map((edge) => [edge.id, edge]))
    return edges
  }, [wanted])
}

/** Lines of reporting and influence; those that touch what is chosen stand out. */
export function useMapEdges(
  superiors: ReadonlyMap<string, string>,
  influences: readonly Influence[],
  chosen: Chosen | null,
): LineEdge[] {
  const chosenId = chosen?.kind === 'person' ? chosen.id : null
  const wanted = useMemo((): LineEdge[] => {
    const reports = reportsOf(superiors)
    const isLeaf = (id: string): boolean => !reports.has(id)
    const hidden = { 'aria-hidden': true } as const
    return [
      ...[...superiors].map(
        ([id, superior]): ReportEdge => ({
          id: `report ${id}`,
          type: 'report',
          source: superior,
          target: id,
          ariaLabel: '',
          ariaRole: 'presentation',
          domAttributes: { ...hidden, 'aria-roledescription': undefined },
          data: {
            isHanging: isLeaf(id) && (reports.get(superior) ?? []).filter(isLeaf).length > 1,
            isChosen: id === chosenId || superior === chosenId,
          },
        }),
      ),
      ...influences.map(
        (line): InfluenceEdge => ({
          id: line.id,
          type: 'influence',
          source: line.fromId,
          target: line.toId,
          ariaLabel: '',
          ariaRole: 'presentation',
          domAttributes: { ...hidden, 'aria-roledescription': undefined },
          data: {
            line,
            isChosen:
              (chosen?.kind === 'line' && chosen.id === line.id) ||
              line.fromId === chosenId ||
              line.toId === chosenId,
          },
        }),
      ),
    ]
  }, [superiors, influences, chosen, chosenId])
  return useSameEdges(wanted)
}
