import { type ReactNode, useRef, useState } from 'react'
import { useT } from '../i18n/index.ts'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { isImeKey } from './ime.ts'
import { narrowQuery, useMediaQuery } from './media-query.ts'

export interface SidePanelProps {
  /** Names the panel, and stands on the index tab when folded. */
  readonly title: string
  /** On the folded tab instead of the title: `今天的拜访 3 · 待同步 5`. */
  readonly tab?: string
  /** 360 instead of 320, for briefs and inspectors. */
  readonly isWide?: boolean
  /** Left out: open on wide windows, folded on narrow ones. Ctrl+\ is the command that toggles it. */
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  readonly children: ReactNode
  readonly className?: string
}

/** Desk beside the page. Below 1100 px it is a 36 px index tab, and lies over the page when opened. */
export function SidePanel({
  title,
  tab,
  isWide = false,
  isOpen,
  onOpenChange,
  children,
  className,
}: SidePanelProps) {
  const t = useT()
  const isNarrow = useMediaQuery(narrowQuery)
  const [choice, setChoice] = useState<{ readonly isNarrow: boolean; readonly isOpen: boolean } | null>(null)
  const panel = useRef<HTMLElement>(null)
  const tabButton = useRef<HTMLButtonElement>(null)
  // A choice holds for the width it was made at: widening the window brings the panel back.
  const open = isOpen ?? (choice?.isNarrow === isNarrow ? choice.isOpen : !isNarrow)
  const change = (next: boolean) => {
    setChoice({ isNarrow, isOpen: next })
    onOpenChange?.(next)
  }
  // After the change is drawn: the tab is another element then.
  const focusTab = () => requestAnimationFrame(() => tabButton.current?.focus())

  const fold = (
    <button
      ref={tabButton}
      type="button"
      className="side-tab"
      aria-expanded={open}
      aria-label={t('ui.panel.unfold', { title })}
      onClick={() => {
        change(true)
        requestAnimationFrame(() => panel.current?.focus())
      }}
    >
      {tab ?? title}
    </button>
  )
  if (!open) return fold
  return (
    <>
      {isNarrow && fold}
      <aside
        ref={panel}
        tabIndex={-1}
        aria-label={title}
        className={classNames('side', isWide && 'wide', isNarrow && 'over', className)}
        onKeyDown={(event) => {
          if (!isNarrow || isImeKey(event) || event.key !== 'Escape' || event.defaultPrevented) return
          event.stopPropagation()
          change(false)
          focusTab()
        }}
      >
        {isNarrow && (
          <div className="side-head">
            <h2>{title}</h2>
            <span className="sp" />
            <IconButton
              icon="close"
              size="small"
              label={t('ui.panel.fold')}
              onPress={() => {
                change(false)
                focusTab()
              }}
            />
          </div>
        )}
        {children}
      </aside>
    </>
  )
}
