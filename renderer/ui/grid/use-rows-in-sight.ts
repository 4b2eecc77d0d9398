import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect } from 'react'
import { headerHeight } from './measures.ts'

interface RowsInSight {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly ids: readonly string[]
  readonly rowHeight: number
  readonly hasTotals: boolean
  /** Lines that are drawn wherever one scrolls to: focus and what is being typed are in them. */
  readonly kept: readonly number[]
}

/** Further lines drawn above and below, so that scrolling does not show a gap. */
const overscan = 10

/** The lines to draw: those in sight and those to keep. */
export function useRowsInSight({ scroller, ids, rowHeight, hasTotals, kept }: RowsInSight) {
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    scrollPaddingEnd: hasTotals ? rowHeight + 4 : 0,
    rangeExtractor: ({ startIndex, endIndex, overscan: extra, count }) => {
      const from = Math.max(0, startIndex - extra)
      const to = Math.min(count - 1, endIndex + extra)
      const shown = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
      const outside = kept.filter((index) => index >= 0 && index < count && (index < from || index > to))
      return outside.length === 0
        ? shown
        : [...new Set([...shown, ...outside])].sort((first, second) => first - second)
    },
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  return virtualizer
}
