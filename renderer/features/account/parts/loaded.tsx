import type { ReactNode } from 'react'
import { FailureNote, type Query, type ReadName } from '../../../app/index.ts'
import type { CallOutput } from '../../../../shared/contract/index.ts'

export interface LoadedProps<Name extends ReadName> {
  readonly query: Query<Name>
  readonly children: (data: CallOutput<Name>) => ReactNode
}

/** An answer as soon as there is one; a refusal in words; nothing for the frame or two in between. */
export function Loaded<Name extends ReadName>({ query, children }: LoadedProps<Name>) {
  if (query.data !== undefined) return children(query.data)
  return query.error === undefined ? null : <FailureNote failure={query.error} onRetry={query.refetch} />
}
