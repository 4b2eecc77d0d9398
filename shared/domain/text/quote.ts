/** Where a quote stands in a text, as UTF-16 positions. */
export interface QuotePlace {
  readonly start: number
  readonly end: number
}

/**
 * Finds a quoted sentence again after the text around it has changed: the occurrence whose start is nearest to
 * `nearOffset`, compared exactly; else with all white space disregarded (a sentence that was wrapped or
 * re-indented); null when the sentence itself was changed or is gone.
 */
export function locateQuote(text: string, quote: string, nearOffset: number): QuotePlace | null {
  if (quote.trim() === '') return null
  // The usual case: nothing before the sentence has changed.
  if (nearOffset >= 0 && text.startsWith(quote, nearOffset))
    return { start: nearOffset, end: nearOffset + quote.length }
  const exact = nearestOccurrence(text, quote, nearOffset)
  if (exact !== null) return { start: exact, end: exact + quote.length }

  const { dense, positions } = withoutSpace(text)
  const wanted = withoutSpace(quote).dense
  const near = lowerBound(positions, nearOffset)
  const found = nearestOccurrence(dense, wanted, near)
  if (found === null) return null
  const start = positions[found]
  const last = positions[found + wanted.length - 1]
  return start === undefined || last === undefined ? null : { start, end: last + 1 }
}

/** The occurrence on either side of `near`, whichever is closer; the earlier one when both are equally far. */
function nearestOccurrence(text: string, wanted: string, near: number): number | null {
  const after = text.indexOf(wanted, Math.max(0, near))
  const before = near > 0 ? text.lastIndexOf(wanted, near - 1) : -1
  if (after === -1) return before === -1 ? null : before
  if (before === -1) return after
  return near - before <= after - near ? before : after
}

function withoutSpace(text: string): { readonly dense: string; readonly positions: readonly number[] } {
  const positions: number[] = []
  let dense = ''
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (/\s/.test(character)) continue
    dense += character
    positions.push(at)
  }
  return { dense, positions }
}

/** Index of the first position that is not before `offset`. */
function lowerBound(positions: readonly number[], offset: number): number {
  let low = 0
  let high = positions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((positions[middle] ?? Infinity) < offset) low = middle + 1
    else high = middle
  }
  return low
}
