import {
  applyNodeChanges,
  ConnectionMode,
  type FinalConnectionState,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react'
import { type KeyboardEvent, type Ref, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useFrame } from '../../app/index.ts'
import { classNames, isImeKey, type MenuPoint, pointBelow } from '../../ui/index.ts'
import './flow.css'
import { InfluenceEdgeView, type LineEdge, ReportEdgeView, tipId } from './line-edges.tsx'
import { TipDefinition } from './line-shape.tsx'
import { card, type Chosen, type Influence, type MapPerson, type Point, superiorsAmong } from './map-data.ts'
import { type Direction, nextCard } from './next-card.ts'
import { type PersonNode, PersonNodeView } from './person-node.tsx'
import { useMapEdges } from './use-map-edges.ts'
import { useMapNodes } from './use-map-nodes.ts'
import { useNudge } from './use-nudge.ts'
import { type Distance, ZoomWatch } from './zoom-watch.tsx'

export interface MapHandle {
  fit(): void
  zoomBy(factor: number): void
  /** Gives a card the focus and brings it into sight. */
  focus(personId: string): void
}

export interface MapCanvasProps {
  readonly label: string
  readonly people: readonly MapPerson[]
  readonly influences: readonly Influence[]
  readonly places: ReadonlyMap<string, Point>
  readonly chosen: Chosen | null
  readonly spokenOf: (person: MapPerson) => string
  readonly onChoose: (chosen: Chosen | null) => void
  readonly onMove: (moved: ReadonlyMap<string, Point>) => void
  readonly onReport: (personId: string, superiorId: string) => void
  readonly onInfluence: (fromId: string, toId: string) => void
  readonly onOpen: (personId: string) => void
  readonly onMenu: (personId: string, point: MenuPoint) => void
  readonly ref?: Ref<MapHandle>
}

const nodeTypes = { person: PersonNodeView }
const edgeTypes = { report: ReportEdgeView, influence: InfluenceEdgeView }

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** The drawn map: cards and lines by React Flow. One tab stop; arrows go along the lines, with Shift they move the card. */
export function MapCanvas(props: MapCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

interface Viewport extends Point {
  readonly zoom: number
}
const isViewport = (value: unknown): value is Viewport =>
  typeof value === 'object' && value !== null && 'x' in value && 'y' in value && 'zoom' in value

function Canvas({
  label,
  people,
  influences,
  places,
  chosen,
  spokenOf,
  onChoose,
  onMove,
  onReport,
  onInfluence,
  onOpen,
  onMenu,
  ref,
}: MapCanvasProps) {
  const { navigation } = useFrame()
  const flow = useReactFlow()
  const surface = useRef<HTMLDivElement>(null)
  const [distance, setDistance] = useState<Distance>('near')
  const superiors = useMemo(() => superiorsAmong(people), [people])
  const chosenId = chosen?.kind === 'person' ? chosen.id : null
  const [nodes, setNodes] = useMapNodes({ people, places, chosenId, spokenOf })
  const edges = useMapEdges(superiors, influences, chosen)

  const elementOf = (id: string): HTMLElement | null =>
    surface.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`) ?? null

  const focus = (id: string): void => {
    const element = elementOf(id)
    const frame = surface.current?.getBoundingClientRect()
    if (element === null || frame === undefined) return
    element.focus({ preventScroll: true })
    const box = element.getBoundingClientRect()
    const isInSight =
      box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
    const place = flow.getNode(id)?.position
    if (!isInSight && place !== undefined)
      void flow.setCenter(place.x + card.width / 2, place.y + card.height / 2, { zoom: flow.getZoom() })
  }

  useImperativeHandle(ref, () => ({
    fit: () => void flow.fitView({ padding: 0.08, maxZoom: 1 }),
    zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor),
    focus,
  }))

  const { nudge, settle } = useNudge(setNodes, onMove)

  const idOf = (target: EventTarget): string | null =>
    target instanceof Element ? (target.closest('.react-flow__node')?.getAttribute('data-id') ?? null) : null
  const go = (id: string | undefined | null): void => {
    if (id == null) return
    onChoose({ kind: 'person', id })
    focus(id)
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (isImeKey(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const id = idOf(event.target)
    if (id === null) return
    const direction = directions[event.key]
    const at = new Map(nodes.map((node) => [node.id, node.position]))
    if (direction !== undefined) {
      if (event.shiftKey) nudge(id, direction)
      else go(nextCard(at, superiors, id, direction))
    } else if (event.key === ']') go(influences.find(({ fromId }) => fromId === id)?.toId)
    else if (event.key === '[') go(influences.find(({ toId }) => toId === id)?.fromId)
    else if (event.key === 'Escape' && chosen !== null) onChoose(null)
    else if (event.key === 'Home') go(people[0]?.id)
    else if (event.key === 'End') go(people.at(-1)?.id)
    else if (event.key === 'Enter' || event.key === ' ') onOpen(id)
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))
      onMenu(id, pointBelow(event.currentTarget.querySelector(':focus') ?? event.currentTarget))
    else return
    event.preventDefault()
  }

  /** A line may be let go anywhere on the other card; its kind is where it began. */
  const connectEnd = (event: MouseEvent | TouchEvent, state: FinalConnectionState): void => {
    const point = 'changedTouches' in event ? event.changedTouches[0] : event
    const from = state.fromNode?.id
    const handle = state.fromHandle?.id
    if (point === undefined || from === undefined) return
    const to = document
      .elementsFromPoint(point.clientX, point.clientY)
      .map((element) => idOf(element))
      .find((id) => id !== null && id !== from)
    if (to === undefined || to === null) return
    if (handle === 'superior') onReport(from, to)
    else if (handle === 'report') onReport(to, from)
    else onInfluence(from, to)
  }

  const kept = useRef(navigation.recall('map.viewport'))
  const keptViewport = isViewport(kept.current) ? kept.current : undefined
  return (
    <div
      ref={surface}
      className="pm-surface"
      onKeyDown={keyDown}
      onKeyUp={(event) => {
        if (event.key === 'Shift' && !isImeKey(event)) settle()
      }}
      onBlur={settle}
      onFocus={(event) => {
        const id = idOf(event.target)
        if (id !== null && id !== chosenId) onChoose({ kind: 'person', id })
      }}
      onContextMenu={(event) => {
        const id = idOf(event.target)
        if (id === null) return
        event.preventDefault()
        onMenu(id, { x: event.clientX, y: event.clientY })
      }}
    >
      <ReactFlow<PersonNode, LineEdge>
        className={classNames('pm-flow', distance !== 'near' && 'far', distance === 'farthest' && 'farthest')}
        aria-label={label}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={(changes: NodeChange<PersonNode>[]) =>
          setNodes((before) => applyNodeChanges(changes, before))
        }
        onNodeClick={(_event, node) => {
          onChoose({ kind: 'person', id: node.id })
          elementOf(node.id)?.focus({ preventScroll: true })
        }}
        onNodeDoubleClick={(_event, node) => onOpen(node.id)}
        onNodeDragStop={(_event, node) => {
          const before = places.get(node.id)
          if (before?.x !== node.position.x || before.y !== node.position.y)
            onMove(new Map([[node.id, node.position]]))
        }}
        onEdgeClick={(_event, edge) =>
          onChoose(
            edge.type === 'influence' ? { kind: 'line', id: edge.id } : { kind: 'person', id: edge.target },
          )
        }
        onPaneClick={() => onChoose(null)}
        onConnectEnd={connectEnd}
        onMoveEnd={(_event, viewport) => navigation.remember('map.viewport', viewport)}
        connectionMode={ConnectionMode.Loose}
        connectOnClick={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        panActivationKeyCode={null}
        panOnScroll
        zoomOnDoubleClick={false}
        minZoom={0.08}
        maxZoom={2}
        {...(keptViewport === undefined
          ? { fitView: true, fitViewOptions: { padding: 0.08, maxZoom: 1 } }
          : { defaultViewport: keptViewport })}
        ariaLabelConfig={{
          'node.a11yDescription.default': '',
          'node.a11yDescription.keyboardDisabled': '',
          'edge.a11yDescription.default': '',
        }}
        proOptions={{ hideAttribution: true }}
      >
        <svg aria-hidden className="pm-defs" width="0" height="0">
          <defs>
            <TipDefinition id={tipId} />
          </defs>
        </svg>
        <ZoomWatch onChange={setDistance} />
      </ReactFlow>
    </div>
  )
}
