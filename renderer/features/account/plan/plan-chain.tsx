import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useT } from '../../../i18n/index.ts'
import { isImeKey } from '../../../ui/index.ts'
import { PlanLine } from './plan-line.tsx'
import type { Plan } from './plan-record.tsx'
import { planRows } from './plan-rows.ts'
import { usePlanActions } from './use-plan-actions.ts'

/** ACC-8, VAL-4: the plan as one chain. Arrows go from line to line, Alt and an arrow moves one. */
export function PlanChain({ accountId, plan }: { readonly accountId: string; readonly plan: Plan }) {
  const t = useT()
  const actions = usePlanActions(accountId)
  const rows = useMemo(() => planRows(plan), [plan])
  const list = useRef<HTMLUListElement>(null)
  /** The line that was moved by key: it keeps the focus where the new order puts it. */
  const moved = useRef<string | null>(null)
  const buttonOf = (id: string): HTMLElement | null =>
    list.current?.querySelector<HTMLElement>(`[data-plan-row="${id}"] .rec`) ?? null
  useEffect(() => {
    if (moved.current === null) return
    buttonOf(moved.current)?.focus()
    moved.current = null
  }, [rows])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isImeKey(event) || event.ctrlKey || event.metaKey) return
    const { target } = event
    if (!(target instanceof HTMLElement) || !target.classList.contains('rec')) return
    const id = target.closest<HTMLElement>('[data-plan-row]')?.dataset['planRow']
    // What stands below a line, such as its values, has keys of its own.
    if (id === undefined || target !== buttonOf(id)) return
    const lines = rows.filter(({ record }) => record !== null)
    const at = lines.findIndex((row) => row.id === id)
    const row = lines[at]
    if (row === undefined) return
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (by !== null && event.altKey) {
      if (actions.move(row, by)) moved.current = row.id
    } else if (by !== null) buttonOf(lines[at + by]?.id ?? row.id)?.focus()
    else if (event.key === 'Home') buttonOf(lines[0]?.id ?? '')?.focus()
    else if (event.key === 'End') buttonOf(lines.at(-1)?.id ?? '')?.focus()
    else if (event.key === 'Insert') actions.addBelow(row)
    else if (event.key === 'Delete') {
      const next = lines[at + 1] ?? lines[at - 1]
      moved.current = next?.id ?? null
      actions.remove(row)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ul className="pl" aria-label={t('plan.title')} ref={list} onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <PlanLine key={`${row.level} ${row.id}`} row={row} actions={actions} />
      ))}
    </ul>
  )
}
