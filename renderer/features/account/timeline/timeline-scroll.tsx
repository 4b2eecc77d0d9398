import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { CallInput } from '../../../../shared/contract/index.ts'
import { useFrame, usePreload, useQuery, useSettings, useToday, useZone } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { classNames, Icon, isImeKey, isSingleKeyCommand } from '../../../ui/index.ts'
import type { TimelineEntry } from '../records.ts'
import { entryTarget } from './entry-target.ts'
import { entryDetail, entryTitle, entryTone, eventWord, kindIcon } from './entry-words.ts'
import { layTimeline, type MonthCount } from './timeline-rows.ts'

/** Entries that one question answers; two pages are enough for any window. */
export const pageSize = 200
const rowHeight = 48
const monthHeight = 36

export interface TimelineScrollProps {
  readonly accountId: string
  readonly input: Omit<CallInput<'account.timeline'>, 'id' | 'limit'>
  readonly total: number
  readonly months: readonly MonthCount[]
}

/**
 * VIS-7: everything, month by month, however long it is: only what is in sight is asked for and drawn. One tab stop;
 * arrows, Home and End go through the entries, Enter opens one.
 */
export function TimelineScroll({ accountId, input, total, months }: TimelineScrollProps) {
  const t = useT()
  const format = useFormat()
  const frame = useFrame()
  const today = useToday()
  const zone = useZone()
  const preload = usePreload()
  const { singleKeys } = useSettings()
  const list = useRef<HTMLOListElement>(null)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const [margin, setMargin] = useState(0)
  const [active, setActive] = useState(0)
  const wanted = useRef<number | null>(null)
  const rows = useMemo(() => layTimeline(months), [months])
  const activeEntry = Math.min(active, Math.max(0, total - 1))

  useLayoutEffect(() => {
    const element = list.current
    const around = element?.closest<HTMLElement>('.c3-scroll') ?? null
    setScroller(around)
    if (element === null || around === null) return
    const measure = (): void =>
      setMargin(element.getBoundingClientRect().top - around.getBoundingClientRect().top + around.scrollTop)
    measure()
    // The filters above wrap when the window gets narrow.
    const watcher = new ResizeObserver(measure)
    watcher.observe(around)
    return () => watcher.disconnect()
  }, [])

  const virtualizer = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller,
    estimateSize: (index) => (rows.rowAt(index)?.type === 'month' ? monthHeight : rowHeight),
    overscan: 8,
    scrollMargin: margin,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan)
      const to = Math.min(count - 1, endIndex + overscan)
      const inSight = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
      // The tab stop is always there.
      return [...new Set([...inSight, Math.min(rows.rowOf(activeEntry), count - 1)])]
        .filter((index) => index >= 0)
        .sort((left, right) => left - right)
    },
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rows])

  const items = virtualizer.getVirtualItems()
  const entryIndexes = items.flatMap(({ index }) => {
    const row = rows.rowAt(index)
    return row?.type === 'entry' && row.index !== activeEntry ? [row.index] : []
  })
  const firstPage = Math.floor((entryIndexes[0] ?? activeEntry) / pageSize)
  const lastPage = Math.floor((entryIndexes.at(-1) ?? activeEntry) / pageSize)
  const stopPage = Math.floor(activeEntry / pageSize)
  const ask = (page: number) => ({ id: accountId, ...input, offset: page * pageSize, limit: pageSize })
  const pages = new Map<number, readonly TimelineEntry[] | undefined>([
    [stopPage, useQuery('account.timeline', ask(stopPage)).data?.entries],
    [firstPage, useQuery('account.timeline', ask(firstPage)).data?.entries],
    [lastPage, useQuery('account.timeline', ask(lastPage)).data?.entries],
  ])
  useLayoutEffect(() => {
    // The page that comes next is there before it is in sight.
    if ((lastPage + 1) * pageSize < total)
      preload('account.timeline', {
        id: accountId,
        ...input,
        offset: (lastPage + 1) * pageSize,
        limit: pageSize,
      })
  }, [preload, accountId, input, lastPage, total])

  const focusWanted = useCallback((): void => {
    if (wanted.current === null) return
    const element = list.current?.querySelector<HTMLElement>(`[data-entry="${wanted.current}"]`)
    if (element == null) return
    element.focus({ preventScroll: true })
    wanted.current = null
  }, [])
  useLayoutEffect(focusWanted)

  const goTo = (entry: number): void => {
    const next = Math.min(Math.max(0, entry), total - 1)
    wanted.current = next
    setActive(next)
    virtualizer.scrollToIndex(rows.rowOf(next), { align: 'auto' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isImeKey(event) || !isSingleKeyCommand(event) || event.shiftKey) return
    const { key } = event
    if (!singleKeys && (key === 'j' || key === 'k')) return
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10 }[key]
    if (step !== undefined) goTo(activeEntry + step)
    else if (key === 'Home') goTo(0)
    else if (key === 'End') goTo(total - 1)
    else return
    event.preventDefault()
  }

  return (
    <ol
      ref={list}
      className="tl tl-all"
      aria-label={t('account.timeline.list', { count: total })}
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
      {items.map((item) => {
        const row = rows.rowAt(item.index)
        if (row === null) return null
        const style = { height: item.size, transform: `translateY(${item.start - margin}px)` }
        if (row.type === 'month')
          return (
            <li key={row.month} className="tl-month" style={style}>
              <h2>{format.month(`${row.month}-01`)}</h2>
              <span className="muted num">{format.count(row.count)}</span>
            </li>
          )
        const { index } = row
        const entry = pages.get(Math.floor(index / pageSize))?.[index % pageSize]
        if (entry === undefined)
          return <li key={`waiting ${index}`} className="tl-row" style={style} aria-hidden="true" />
        const day = zone.dayOf(entry.at)
        const target = entryTarget(entry, frame)
        const detail = entryDetail(t, format, entry)
        const title = entryTitle(t, entry)
        const stop = {
          className: 'rec tl-t',
          tabIndex: index === activeEntry ? 0 : -1,
          'data-entry': index,
          onFocus: () => setActive(index),
          title,
        }
        const words = (
          <>
            <b>{eventWord(t, entry)}</b> {title}
          </>
        )
        return (
          <li
            key={`${entry.kind} ${entry.id} ${entry.event} ${entry.at} ${index}`}
            className="tl-row"
            style={style}
            aria-posinset={index + 1}
            aria-setsize={total}
          >
            <time dateTime={day} className="num" title={format.day(day)}>
              {format.shortDay(day, today)}
            </time>
            <Icon name={kindIcon[entry.kind]} className={classNames(entryTone(entry))} />
            <div className="grow">
              {target === null ? (
                <span {...stop}>{words}</span>
              ) : (
                <button type="button" {...stop} onClick={target}>
                  {words}
                </button>
              )}
              {detail !== '' && (
                <p className="muted cut" title={detail}>
                  {detail}
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
