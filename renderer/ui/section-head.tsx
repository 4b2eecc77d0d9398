import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface SectionHeadProps {
  readonly title: ReactNode
  readonly count?: string | number
  readonly actions?: ReactNode
  /** The ledger's ink line under the head, a hairline, or none. */
  readonly line?: 'ink' | 'line' | 'none'
  readonly level?: 2 | 3
  readonly id?: string
}

export function SectionHead({ title, count, actions, line = 'ink', level = 2, id }: SectionHeadProps) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <div className={classNames('sect', line !== 'none' && line)}>
      <Title id={id}>{title}</Title>
      {count !== undefined && <span className="n">{count}</span>}
      <span className="sp" />
      {actions}
    </div>
  )
}
