import { useReactFlow } from '@xyflow/react'
import { type Dispatch, type SetStateAction, useRef } from 'react'
import type { Point } from './map-data.ts'
import type { Direction } from './next-card.ts'
import type { PersonNode } from './person-node.tsx'

/** One step of an arrow key with Shift. */
const step = 20
const stepOf: Readonly<Record<Direction, Point>> = {
  up: { x: 0, y: -step },
  down: { x: 0, y: step },
  left: { x: -step, y: 0 },
  right: { x: step, y: 0 },
}

export interface Nudge {
  readonly nudge: (id: string, direction: Direction) => void
  readonly settle: () => void
}

/** Arrow keys with Shift move a card; where it ends is told when Shift is let go or the focus leaves. */
export function useNudge(
  setNodes: Dispatch<SetStateAction<PersonNode[]>>,
  onMove: (moved: ReadonlyMap<string, Point>) => void,
): Nudge {
  const flow = useReactFlow()
  const moving = useRef<{ readonly id: string; readonly at: Point } | null>(null)
  const nudge = (id: string, direction: Direction): void => {
    const node = flow.getNode(id)
    // Who is elsewhere now has no place here that could be kept.
    if (node?.draggable === false) return
    const from = moving.current?.id === id ? moving.current.at : (node?.position ?? { x: 0, y: 0 })
    const at = { x: from.x + stepOf[direction].x, y: from.y + stepOf[direction].y }
    moving.current = { id, at }
    setNodes((before) => before.map((node) => (node.id === id ? { ...node, position: at } : node)))
  }
  const settle = (): void => {
    if (moving.current === null) return
    const { id, at } = moving.current
    moving.current = null
    onMove(new Map([[id, at]]))
  }
  return { nudge, settle }
}
