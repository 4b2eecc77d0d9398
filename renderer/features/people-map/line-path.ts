import { card, type Point } from './map-data.ts'

/** A line as SVG draws it, and where a word on it stands. */
export interface LinePath {
  readonly d: string
  readonly label: Point
}

const half = { width: card.width / 2, height: card.height / 2 } as const
/** How far a line runs down from a superior before it turns aside. */
const drop = 28
/** The trunk left of a column of reports. */
const trunk = 12
/** The word stands beside the line, not on it. */
const wordAbove = 14
/** Lines of influence in opposite directions run beside each other. */
const apart = 10

/**
 * From the superior's lower edge to the report: from above, or, where several hang below each other (`isHanging`) or the
 * report is not below at all, along a trunk to its left edge.
 */
export function reportPath(superior: Point, report: Point, isHanging: boolean): LinePath {
  const fromX = superior.x + half.width
  const fromY = superior.y + card.height
  const turn = fromY + drop
  const toX = report.x + half.width
  if (!isHanging && report.y >= turn)
    return {
      d: `M${fromX},${fromY}V${turn}H${toX}V${report.y}`,
      label: { x: toX, y: (turn + report.y) / 2 },
    }
  const middle = report.y + half.height
  const trunkX = report.x - trunk
  return {
    d: `M${fromX},${fromY}V${turn}H${trunkX}V${middle}H${report.x}`,
    label: { x: trunkX, y: middle },
  }
}

/** A bow from one card's side to the other's; those above each other are joined around their outer edges. */
export function influencePath(from: Point, to: Point): LinePath {
  const isRight = to.x >= from.x + card.width
  const isLeft = to.x + card.width <= from.x
  const startY = from.y + half.height - apart
  const endY = to.y + half.height + apart
  if (isRight || isLeft) {
    const startX = isRight ? from.x + card.width : from.x
    const endX = isRight ? to.x : to.x + card.width
    const bend = Math.max(32, Math.abs(endX - startX) / 2) * (isRight ? 1 : -1)
    return {
      d: `M${startX},${startY}C${startX + bend},${startY} ${endX - bend},${endY} ${endX},${endY}`,
      label: { x: (startX + endX) / 2, y: (startY + endY) / 2 - wordAbove },
    }
  }
  // Downwards on the right, upwards on the left.
  const side = to.y >= from.y ? 1 : -1
  const edge = (point: Point): number => (side === 1 ? point.x + card.width : point.x)
  const [startX, endX] = [edge(from), edge(to)]
  const outer = side === 1 ? Math.max(startX, endX) + 48 : Math.min(startX, endX) - 48
  return {
    d: `M${startX},${startY}C${outer},${startY} ${outer},${endY} ${endX},${endY}`,
    label: { x: (startX + endX) / 8 + (outer * 3) / 4, y: (startY + endY) / 2 },
  }
}
