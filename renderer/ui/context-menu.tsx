import { useRef } from 'react'
import { Popover } from 'react-aria-components'
import { Menu, type MenuEntry } from './menu.tsx'

/** Where a context menu opens: the pointer, or the lower left of the element that has the focus. */
export interface MenuPoint {
  readonly x: number
  readonly y: number
}

export interface ContextMenuProps {
  readonly label: string
  /** Null: closed. */
  readonly point: MenuPoint | null
  readonly entries: readonly MenuEntry[]
  readonly onClose: () => void
}

/** A menu at a point. Opened by right click, Shift+F10, the menu key or Ctrl+J; focus goes back where it was. */
export function ContextMenu({ label, point, entries, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  if (!point) return null
  return (
    <>
      <span
        ref={anchor}
        aria-hidden
        style={{ position: 'fixed', left: point.x, top: point.y, width: 1, height: 1 }}
      />
      <Popover
        className="pop"
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose()
        }}
        placement="bottom start"
        offset={2}
        aria-label={label}
      >
        <Menu label={label} entries={entries} onClose={onClose} autoFocus />
      </Popover>
    </>
  )
}

/** The place for a menu opened from the keyboard. */
export function pointBelow(element: Element): MenuPoint {
  const box = element.getBoundingClientRect()
  return { x: box.left + 8, y: box.bottom }
}
