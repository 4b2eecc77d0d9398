/** The same stretch of the three texts, each as its parts. */
export interface Slices {
  readonly base: readonly string[]
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
}

export type AlignedPiece =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'open'; readonly slices: Slices }

interface Anchor {
  readonly base: number
  readonly ours: number
  readonly theirs: number
}

/**
 * Cuts three texts at the parts that occur exactly once in each of them and in the same order (the anchors of
 * patience diff), after setting aside what they share at both ends. What lies between two anchors can be merged on
 * its own. n log n in the number of parts.
 */
export function alignUnique({ base, ours, theirs }: Slices): readonly AlignedPiece[] {
  const shortest = Math.min(base.length, ours.length, theirs.length)
  let head = 0
  while (head < shortest && base[head] === ours[head] && base[head] === theirs[head]) head += 1
  const alikeFromEnd = (back: number): boolean =>
    base.at(-back) === ours.at(-back) && base.at(-back) === theirs.at(-back)
  let tail = 0
  while (tail < shortest - head && alikeFromEnd(tail + 1)) tail += 1

  const anchors = inOrder(
    inOrder(uniqueInAll({ base, ours, theirs }, head, tail), (anchor) => anchor.ours),
    (anchor) => anchor.theirs,
  )
  const pieces: AlignedPiece[] = []
  if (head > 0) pieces.push({ kind: 'same', text: base.slice(0, head).join('') })
  let from: Anchor = { base: head, ours: head, theirs: head }
  const open = (to: Anchor): void => {
    if (from.base === to.base && from.ours === to.ours && from.theirs === to.theirs) return
    pieces.push({
      kind: 'open',
      slices: {
        base: base.slice(from.base, to.base),
        ours: ours.slice(from.ours, to.ours),
        theirs: theirs.slice(from.theirs, to.theirs),
      },
    })
  }
  for (const anchor of anchors) {
    open(anchor)
    pieces.push({ kind: 'same', text: base[anchor.base] ?? '' })
    from = { base: anchor.base + 1, ours: anchor.ours + 1, theirs: anchor.theirs + 1 }
  }
  open({ base: base.length - tail, ours: ours.length - tail, theirs: theirs.length - tail })
  if (tail > 0) pieces.push({ kind: 'same', text: base.slice(base.length - tail).join('') })
  return pieces
}

/** Where each part stands that occurs once between `head` and `tail`; -1 where it occurs more often. */
function onlyPlaces(parts: readonly string[], head: number, tail: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (let at = head; at < parts.length - tail; at += 1) {
    const part = parts[at] ?? ''
    places.set(part, places.has(part) ? -1 : at)
  }
  return places
}

function uniqueInAll({ base, ours, theirs }: Slices, head: number, tail: number): readonly Anchor[] {
  const inOurs = onlyPlaces(ours, head, tail)
  const inTheirs = onlyPlaces(theirs, head, tail)
  const anchors: Anchor[] = []
  for (const [part, at] of onlyPlaces(base, head, tail)) {
    const anchor = { base: at, ours: inOurs.get(part) ?? -1, theirs: inTheirs.get(part) ?? -1 }
    if (anchor.base >= 0 && anchor.ours >= 0 && anchor.theirs >= 0) anchors.push(anchor)
  }
  // A part that is met again counts from its first place; only those met once are left, in their order.
  return anchors.sort((left, right) => left.base - right.base)
}

/** The longest run of anchors whose places rise (patience sorting). */
function inOrder(anchors: readonly Anchor[], placeOf: (anchor: Anchor) => number): readonly Anchor[] {
  const ends: number[] = []
  const previous: number[] = []
  anchors.forEach((anchor, index) => {
    const place = placeOf(anchor)
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const end = anchors[ends[middle] ?? -1]
      if (end !== undefined && placeOf(end) < place) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  })
  const run: Anchor[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const anchor = anchors[index]
    if (anchor !== undefined) run.push(anchor)
  }
  return run.reverse()
}
