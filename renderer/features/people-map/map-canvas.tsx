import {
  applyNodeChanges,
  ConnectionMode,
  type Edge,
  type EdgeProps,
  type FinalConnectionState,
  Handle,
  type Node,
  type NodeChange,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useInternalNode,
  useReactFlow,
  useStore,
} from '@xyflow/react'
import {
  type KeyboardEvent,
  memo,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useFrame } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { classNames, isImeKey, type MenuPoint, pointBelow } from '../../ui/index.ts'
import './flow.css'
import { influencePath, reportPath } from './line-path.ts'
import { InfluenceShape, ReportShape, TipDefinition } from './line-shape.tsx'
import {
  card,
  type Chosen,
  type Influence,
  type MapPerson,
  type Point,
  reportsOf,
  superiorsAmong,
} from './map-data.ts'
import { type Direction, nextCard } from './next-card.ts'
import { CardFace } from './person-card.tsx'

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

type PersonNode = Node<
  { readonly person: MapPerson; readonly isChosen: boolean; readonly spoken: string },
  'person'
>
type ReportEdge = Edge<{ readonly isHanging: boolean; readonly isChosen: boolean }, 'report'>
type InfluenceEdge = Edge<{ readonly line: Influence; readonly isChosen: boolean }, 'influence'>
type LineEdge = ReportEdge | InfluenceEdge

const tipId = 'pm-tip'
/** One step of an arrow key with Shift. */
const step = 20
/** Below these sizes a card shows its name alone, large enough to be read. */
const farBelow = 0.5
const farthestBelow = 0.32
type Distance = 'near' | 'far' | 'farthest'

/** Where a line may be drawn from: to the superior, to a report, to whoever this person has a say with. */
const handles = [
  { id: 'superior', position: Position.Top, x: card.width / 2, y: 0 },
  { id: 'report', position: Position.Bottom, x: card.width / 2, y: card.height },
  { id: 'say-left', position: Position.Left, x: 0, y: card.height / 2 },
  { id: 'say-right', position: Position.Right, x: card.width, y: card.height / 2 },
] as const
const handleSize = 12
const handleBounds = handles.map(({ id, position, x, y }) => ({
  id,
  type: 'source' as const,
  position,
  x: x - handleSize / 2,
  y: y - handleSize / 2,
  width: handleSize,
  height: handleSize,
}))

const PersonNodeView = memo(function PersonNodeView({ data }: NodeProps<PersonNode>) {
  const t = useT()
  // Lines end where the pointer is let go, so only a card that a line can begin at needs handles: four for each of 150
  // people would be what opening the map waits for.
  const [wasNear, setWasNear] = useState(false)
  return (
    <div className="pm-node" onPointerEnter={() => setWasNear(true)}>
      <CardFace person={data.person} isChosen={data.isChosen} spoken={data.spoken} />
      {(wasNear || data.isChosen) &&
        handles.map(({ id, position }) => (
          <Handle
            key={id}
            id={id}
            type="source"
            position={position}
            className={id}
            title={t(`map.handle.${id === 'superior' || id === 'report' ? id : 'say'}`)}
          />
        ))}
    </div>
  )
})

const cornerOf = (node: ReturnType<typeof useInternalNode>): Point | undefined =>
  node?.internals.positionAbsolute

/** Drawn from where the cards are now, so that a line follows its card while it is dragged. */
const ReportEdgeView = memo(function ReportEdgeView({ source, target, data }: EdgeProps<ReportEdge>) {
  const superior = cornerOf(useInternalNode(source))
  const report = cornerOf(useInternalNode(target))
  if (superior === undefined || report === undefined) return null
  const path = reportPath(superior, report, data?.isHanging ?? false)
  return <ReportShape path={path} isChosen={data?.isChosen ?? false} />
})

const InfluenceEdgeView = memo(function InfluenceEdgeView({
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

const nodeTypes = { person: PersonNodeView }
const edgeTypes = { report: ReportEdgeView, influence: InfluenceEdgeView }

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}
const stepOf: Readonly<Record<Direction, Point>> = {
  up: { x: 0, y: -step },
  down: { x: 0, y: step },
  left: { x: -step, y: 0 },
  right: { x: step, y: 0 },
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

/** Nodes as they were where nothing about them changed, so that React Flow draws only the rest again. */
function keepSame(before: readonly PersonNode[], wanted: readonly PersonNode[]): PersonNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  return wanted.map((node) => {
    const old = known.get(node.id)
    // Under the pointer a card is where the pointer has it.
    if (old?.dragging === true) return { ...node, position: old.position, dragging: true }
    const isSame =
      old !== undefined &&
      old.data.person === node.data.person &&
      old.data.isChosen === node.data.isChosen &&
      old.position.x === node.position.x &&
      old.position.y === node.position.y &&
      old.data.spoken === node.data.spoken &&
      old.domAttributes?.tabIndex === node.domAttributes?.tabIndex
    return isSame ? old : node
  })
}

function isSameEdge(old: LineEdge, edge: LineEdge): boolean {
  const known: Readonly<Record<string, unknown>> = old.data ?? {}
  return (
    old.source === edge.source &&
    old.target === edge.target &&
    Object.entries(edge.data ?? {}).every(([name, value]) => known[name] === value)
  )
}

/** As `keepSame`, for the lines: choosing a card changes those that touch it. */
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
  const t = useT()
  const { navigation } = useFrame()
  const flow = useReactFlow()
  const surface = useRef<HTMLDivElement>(null)
  const [distance, setDistance] = useState<Distance>('near')
  const superiors = useMemo(() => superiorsAmong(people), [people])
  const chosenId = chosen?.kind === 'person' ? chosen.id : null
  const firstId = people[0]?.id
  const tabStop = people.some(({ id }) => id === chosenId) ? chosenId : firstId
  const wanted = people.map((person): PersonNode => {
    const isChosen = person.id === chosenId
    return {
      id: person.id,
      type: 'person',
      position: places.get(person.id) ?? { x: 0, y: 0 },
      width: card.width,
      height: card.height,
      handles: handleBounds,
      draggable: person.moved === null,
      data: { person, isChosen, spoken: spokenOf(person) },
      ariaRole: 'button',
      domAttributes: {
        tabIndex: person.id === tabStop ? 0 : -1,
        'aria-pressed': isChosen,
        'aria-roledescription': t('map.card'),
      },
    }
  })
  const [nodes, setNodes] = useState<PersonNode[]>(wanted)
  const latestWanted = useRef(wanted)
  latestWanted.current = wanted
  // Between these the nodes are the canvas's own: a card under the pointer is where the pointer is.
  useEffect(() => {
    setNodes((before) => keepSame(before, latestWanted.current))
  }, [people, places, chosenId, tabStop, spokenOf])

  const wantedEdges = useMemo((): LineEdge[] => {
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
  const edges = useSameEdges(wantedEdges)

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

  /** The card that arrow keys are moving, from where; written when Shift is let go or the focus leaves. */
  const moving = useRef<{ readonly id: string; readonly at: Point } | null>(null)
  const nudge = (id: string, direction: Direction): void => {
    const from =
      moving.current?.id === id ? moving.current.at : (flow.getNode(id)?.position ?? { x: 0, y: 0 })
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

function ZoomWatch({ onChange }: { readonly onChange: (distance: Distance) => void }) {
  const distance = useStore(
    ({ transform: [, , zoom] }): Distance =>
      zoom < farthestBelow ? 'farthest' : zoom < farBelow ? 'far' : 'near',
  )
  useEffect(() => onChange(distance), [distance, onChange])
  return null
}
