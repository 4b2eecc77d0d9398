import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { barOf } from '../../../../shared/domain/plan/index.ts'
import { type Day, daysBetween } from '../../../../shared/kernel/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { classNames, isImeKey } from '../../../ui/index.ts'
import { isDone, type MovableRow } from './timeline-rows.ts'
import type { BarChanges, BarPart } from './use-bar-change.ts'

export interface TimelineBarProps {
  readonly row: MovableRow
  /** First day of the axis, and the width of a day. */
  readonly from: Day
  readonly perDay: number
  readonly today: Day
  readonly changes: BarChanges
  /** The one bar that the Tab key stops at. */
  readonly isStop: boolean
  readonly onOpen: () => void
  readonly onFocus: () => void
  /** To the bar above or below. */
  readonly onStep: (by: -1 | 1) => void
}

/** So many pixels are a press, not a drag. */
const pressPixels = 4

/** A milestone or a task on the axis: pulled by mouse, by arrow keys, opened by a press. */
export function TimelineBar({
  row,
  from,
  perDay,
  today,
  changes,
  isStop,
  onOpen,
  onFocus,
  onStep,
}: TimelineBarProps) {
  const t = useT()
  const format = useFormat()
  const drag = useRef<{ part: BarPart; x: number; isDragged: boolean; isCancelled: boolean } | null>(null)
  const bar = barOf(changes.spanOf(row))
  if (bar === null) return null
  const left = daysBetween(from, bar.from) * perDay
  const width = (daysBetween(bar.from, bar.to) + 1) * perDay
  const done = isDone(row)
  const isLate = !done && bar.to < today
  const waiting = row.kind === 'milestone' ? row.record.waitingOn : null

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>): void => {
    if (event.button !== 0) return
    const edge = event.target instanceof HTMLElement ? event.target.dataset['edge'] : undefined
    drag.current = {
      part: edge === 'start' || edge === 'end' ? edge : 'move',
      x: event.clientX,
      isDragged: false,
      isCancelled: false,
    }
    // Where the page has no real pointer there is nothing to hold.
    if ('setPointerCapture' in event.currentTarget) event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (drag.current === null || drag.current.isCancelled) return
    const pixels = event.clientX - drag.current.x
    if (!drag.current.isDragged && Math.abs(pixels) < pressPixels) return
    drag.current.isDragged = true
    changes.show(row, drag.current.part, Math.round(pixels / perDay))
  }
  const onPointerUp = (): void => {
    if (drag.current?.isDragged && !drag.current.isCancelled) changes.commit()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isImeKey(event) || event.altKey) return
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    const isCommand = event.ctrlKey || event.metaKey
    if (by !== 0) changes.press(row, event.shiftKey ? 'end' : isCommand ? 'start' : 'move', by)
    else if (isCommand) return
    else if (event.key === 'PageUp' || event.key === 'PageDown')
      changes.press(row, event.shiftKey ? 'end' : 'move', event.key === 'PageUp' ? -7 : 7)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') onStep(event.key === 'ArrowUp' ? -1 : 1)
    else if (event.key === 'Escape' && drag.current?.isDragged) {
      // Letting go of it afterwards is no press either.
      drag.current.isCancelled = true
      changes.cancel()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const days =
    bar.from === bar.to
      ? format.day(bar.to)
      : t('plan.span', { from: format.day(bar.from), to: format.day(bar.to) })
  const state = done
    ? t('plan.timeline.done')
    : isLate
      ? t('plan.timeline.late')
      : waiting === null
        ? null
        : t('plan.timeline.waiting', { side: t(`account.side.${waiting}`) })
  return (
    <button
      type="button"
      data-bar={row.id}
      tabIndex={isStop ? 0 : -1}
      className={classNames('gt-bar', row.kind, done && 'done', isLate && 'late', waiting && `w-${waiting}`)}
      style={{ left, width }}
      aria-label={[t(`plan.level.${row.kind}`) + row.title, days, state]
        .filter(Boolean)
        .join(t('plan.comma'))}
      aria-describedby="gt-keys"
      title={`${row.title} ${days}`}
      onFocus={onFocus}
      onBlur={() => changes.commit()}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        drag.current = null
        changes.cancel()
      }}
      onKeyDown={onKeyDown}
      onClick={() => {
        // The end of a drag is no press.
        const wasDragged = drag.current?.isDragged ?? false
        drag.current = null
        if (!wasDragged) onOpen()
      }}
    >
      <i data-edge="start" aria-hidden />
      {row.kind === 'milestone' &&
        row.record.waiting.map(({ side, from: since, to }) => {
          const begins = Math.max(0, daysBetween(bar.from, since)) * perDay
          const ends = Math.min(width, daysBetween(bar.from, to) * perDay)
          return ends > begins ? (
            <s
              key={`${side} ${since}`}
              className={side}
              style={{ left: begins, width: ends - begins }}
              aria-hidden
            />
          ) : null
        })}
      <i data-edge="end" aria-hidden />
    </button>
  )
}
