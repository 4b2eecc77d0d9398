import { useCallback, useEffect, useRef, useState } from 'react'
import { movedSpan, type PlanSpan, resizedSpan } from '../../../../shared/domain/plan/index.ts'
import { useFrame } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { announce } from '../../../ui/index.ts'
import type { MovableRow } from './timeline-rows.ts'

export type BarPart = 'move' | 'start' | 'end'
const changedSpan = (span: PlanSpan, part: BarPart, days: number): PlanSpan =>
  part === 'move' ? movedSpan(span, days) : resizedSpan(span, part, days)

/** Keys pressed in quick succession are one change, as one drag is: one write, one step of undo. */
const restMs = 600
/** By then the new days have been read. */
const readMs = 200

export interface BarChanges {
  /** What a bar looks like while it is being changed. */
  spanOf(row: MovableRow): PlanSpan
  /** Shows a change; nothing is written until `commit`. */
  show(row: MovableRow, part: BarPart, days: number): void
  /** One more press of a key: shown and said at once, written when the keys rest. */
  press(row: MovableRow, part: BarPart, days: number): void
  commit(): void
  cancel(): void
}

/** VAL-4: moving and resizing bars by mouse and by key. */
export function useBarChange(): BarChanges {
  const t = useT()
  const format = useFormat()
  const { write } = useFrame()
  const [shown, setShown] = useState<{ readonly row: MovableRow; readonly span: PlanSpan } | null>(null)
  const pending = useRef<{ row: MovableRow; span: PlanSpan } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const cancel = useCallback((): void => {
    clearTimeout(timer.current)
    pending.current = null
    setShown(null)
  }, [])

  const commit = useCallback((): void => {
    clearTimeout(timer.current)
    const change = pending.current
    pending.current = null
    if (change === null) return
    const { row, span: patch } = change
    const isSame = patch.startDay === row.startDay && patch.dueDay === row.dueDay
    const clear = (): void => setShown((now) => (pending.current?.row.id === now?.row.id ? now : null))
    if (isSame) {
      clear()
      return
    }
    const written =
      row.kind === 'milestone'
        ? write('milestone.update', { id: row.id, patch })
        : write('task.update', { id: row.id, patch })
    // What is shown stays until the new days are read, so that the bar does not jump back in between.
    void written.then(({ ok }) => (ok ? setTimeout(clear, readMs) : clear()))
  }, [write])

  // Leaving the page writes what is still shown.
  useEffect(() => commit, [commit])

  const show = (row: MovableRow, part: BarPart, days: number): void => {
    const next = changedSpan(row, part, days)
    pending.current = { row, span: next }
    setShown({ row, span: next })
  }

  return {
    spanOf: (row) =>
      shown?.row.id === row.id && shown.row.startDay === row.startDay && shown.row.dueDay === row.dueDay
        ? shown.span
        : row,
    show,
    press(row, part, days) {
      clearTimeout(timer.current)
      if (pending.current !== null && pending.current.row.id !== row.id) commit()
      const before = pending.current?.span ?? row
      const next = changedSpan(before, part, days)
      pending.current = { row: pending.current?.row ?? row, span: next }
      setShown(pending.current)
      const { startDay, dueDay } = next
      announce(
        startDay === null || dueDay === null || startDay === dueDay
          ? t('plan.timeline.on', { title: row.title, day: format.day(dueDay ?? startDay ?? '') })
          : t('plan.timeline.from', {
              title: row.title,
              from: format.day(startDay),
              to: format.day(dueDay),
            }),
      )
      timer.current = setTimeout(commit, restMs)
    },
    commit,
    cancel,
  }
}
