import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { classNames, Icon, isImeKey, Kbd } from '../../ui/index.ts'
import { useFrame } from '../frame-context.ts'
import type { PaletteRow } from './palette-rows.ts'
import { rowActions } from './row-actions.ts'

export interface PaletteActionsProps {
  readonly row: PaletteRow
  readonly onDone: () => void
  readonly onBack: () => void
}

/** What can be done with the chosen record. Esc goes back to the list: one layer only. */
export function PaletteActions({ row, onDone, onBack }: PaletteActionsProps) {
  const t = useT()
  const frame = useFrame()
  const actions = rowActions(frame, row, t)
  const [index, setIndex] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.focus(), [])
  const title = row.kind === 'record' ? row.hit.title : ''
  const label = t('app.palette.group.actions', { title })

  const run = (at: number): void => {
    onDone()
    actions[at]?.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isImeKey(event)) return
    const count = actions.length
    if (event.key === 'ArrowDown') setIndex((index + 1) % count)
    else if (event.key === 'ArrowUp') setIndex((index + count - 1) % count)
    else if (event.key === 'Enter') run(index)
    else if (['Escape', 'Backspace', 'ArrowLeft', 'Tab'].includes(event.key)) onBack()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <div className="menu pal-list">
        <div
          ref={list}
          role="listbox"
          tabIndex={0}
          aria-label={label}
          aria-activedescendant={`pal-action-${index}`}
          className="pal-actions"
          onKeyDown={onKeyDown}
        >
          <div className="hd" role="presentation">
            {label}
          </div>
          {actions.map((action, at) => (
            <div
              key={action.id}
              id={`pal-action-${at}`}
              role="option"
              aria-selected={at === index}
              className={classNames('mi', at === index && 'on')}
              onMouseMove={() => setIndex(at)}
              onClick={() => run(at)}
            >
              <Icon name={action.icon} />
              <span className="l">{action.label}</span>
            </div>
          ))}
        </div>
      </div>
      <div className="pal-f t12 muted">
        <span>
          <Kbd keys="Esc" /> {t('app.palette.hint.back')}
        </span>
      </div>
    </>
  )
}
