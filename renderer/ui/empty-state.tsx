import type { ReactNode } from 'react'

/** First use, filtered to nothing, all done, no network or permission: each says its own. */
export type EmptyKind = 'first' | 'filtered' | 'done' | 'offline'

export interface EmptyStateProps {
  readonly kind: EmptyKind
  readonly title: string
  /** Why, and what is safe. */
  readonly children?: ReactNode
  /** For `filtered`: the conditions as FilterChips. */
  readonly filters?: ReactNode
  /** Buttons: what to do. */
  readonly actions?: ReactNode
}

const drawings: Readonly<Record<EmptyKind, ReactNode>> = {
  first: (
    <>
      <path d="M18 6h60v48H18zM28 6v48M36 18h32M36 28h32M36 38h18" />
      <path className="m" d="M28 6v48" />
    </>
  ),
  filtered: null,
  done: (
    <>
      <path d="M18 50h60" />
      <path d="M30 32l11 11 25-29" />
    </>
  ),
  offline: <path d="M34 46h30a10 10 0 0 0 3-19 16 16 0 0 0-30-4 12 12 0 0 0-3 23zM26 10l44 44" />,
}

export function EmptyState({ kind, title, children, filters, actions }: EmptyStateProps) {
  return (
    <div className="em">
      {drawings[kind] && (
        <svg className="em-i" viewBox="0 0 96 60" aria-hidden>
          {drawings[kind]}
        </svg>
      )}
      <p className="t" style={{ color: 'var(--ink)' }}>
        {title}
      </p>
      {filters && (
        <div className="row wrap" style={{ gap: 6 }}>
          {filters}
        </div>
      )}
      {children && <p>{children}</p>}
      {actions && <div className="row wrap">{actions}</div>}
    </div>
  )
}
