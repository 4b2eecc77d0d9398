import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface DescriptionListProps {
  readonly items: readonly { readonly term: ReactNode; readonly value: ReactNode; readonly id?: string }[]
  /** Values start-aligned: for sentences instead of figures. */
  readonly isText?: boolean
}

export function DescriptionList({ items, isText = false }: DescriptionListProps) {
  return (
    <dl className={classNames('dl', isText && 'tx')}>
      {items.map(({ term, value, id }, index) => (
        <div key={id ?? index} style={{ display: 'contents' }}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
