import type { CallOutput } from '../../../shared/contract/index.ts'

export type LedgerRow = CallOutput<'promise.list'>['promises'][number]

/** Where its sentence stands; null for a promise without one. */
export const sourceOf = ({ evidence: [first] }: LedgerRow): string | null =>
  first === undefined ? null : `/notes/${first.noteId}?at=${first.start}`
