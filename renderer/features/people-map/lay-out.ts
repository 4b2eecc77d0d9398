import dagre from '@dagrejs/dagre'
import { card, gap, type Point, reportsOf } from './map-data.ts'

/** Those who lead nobody hang below their superior in columns of at most so many. */
const longestColumn = 10

interface Block {
  readonly ids: readonly string[]
  readonly columns: number
  readonly rows: number
}

const toBlock = (ids: readonly string[], columns: number): Block => ({
  ids,
  columns,
  rows: Math.ceil(ids.length / columns),
})

const widthOf = ({ columns }: Block): number => columns * card.width + (columns - 1) * gap.columns
const heightOf = ({ rows }: Block): number => rows * card.height + (rows - 1) * gap.stacked

/** Down the first column, then the next, as a list is read. */
function placeBlock(block: Block, corner: Point, places: Map<string, Point>): void {
  for (const [index, id] of block.ids.entries())
    places.set(id, {
      x: corner.x + Math.floor(index / block.rows) * (card.width + gap.columns),
      y: corner.y + (index % block.rows) * (card.height + gap.stacked),
    })
}

/**
 * PPL-2: where the cards lie when nobody has put them anywhere: superiors above those who report to them (dagre), those
 * who lead nobody in columns, so that a large company does not become one endless row, and whoever has no reporting
 * line in rows beneath. The same people and lines give the same places.
 */
export function layOut(
  ids: readonly string[],
  superiors: ReadonlyMap<string, string>,
): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>()
  const reports = reportsOf(superiors)
  const isLoose = (id: string): boolean => !superiors.has(id) && !reports.has(id)
  const inTrees = ids.filter((id) => !isLoose(id))
  let bottom = 0
  let width = 0
  if (inTrees.length > 0) {
    const graph = new dagre.graphlib.Graph()
    graph.setGraph({
      rankdir: 'TB',
      rankalign: 'top',
      nodesep: gap.beside,
      ranksep: gap.below,
      edgesep: 0,
      marginx: 0,
      marginy: 0,
      acyclicer: 'greedy',
    })
    graph.setDefaultEdgeLabel(() => ({}))
    const blocks = new Map<string, Block>()
    const leaders = inTrees.filter((id) => reports.has(id))
    for (const id of leaders) graph.setNode(id, { width: card.width, height: card.height })
    for (const id of leaders) {
      const below = reports.get(id) ?? []
      const leaves = below.filter((each) => !reports.has(each))
      if (leaves.length > 0) {
        const block = toBlock(leaves, Math.ceil(leaves.length / longestColumn))
        const name = `below ${id}`
        blocks.set(name, block)
        graph.setNode(name, { width: widthOf(block), height: heightOf(block) })
        graph.setEdge(id, name)
      }
      for (const each of below) if (reports.has(each)) graph.setEdge(id, each)
    }
    dagre.layout(graph)
    for (const name of graph.nodes()) {
      const { x = 0, y = 0, width: wide = 0, height: high = 0 } = graph.node(name)
      const corner = { x: Math.round(x - wide / 2), y: Math.round(y - high / 2) }
      const block = blocks.get(name)
      if (block === undefined) places.set(name, corner)
      else placeBlock(block, corner, places)
      bottom = Math.max(bottom, corner.y + high)
      width = Math.max(width, corner.x + wide)
    }
  }
  const loose = ids.filter(isLoose)
  if (loose.length > 0) {
    const most = Math.ceil(Math.sqrt(loose.length * 1.6))
    const columns = Math.max(most, Math.floor((width + gap.beside) / (card.width + gap.beside)), 1)
    const top = bottom === 0 ? 0 : Math.round(bottom) + gap.below
    for (const [index, id] of loose.entries())
      places.set(id, {
        x: (index % columns) * (card.width + gap.beside),
        y: top + Math.floor(index / columns) * (card.height + gap.below / 2),
      })
  }
  return places
}
