export type VisitState = 'planned' | 'in' | 'done' | 'cancelled'

export interface VisitMarks {
  readonly checkedInAt: number | null
  readonly checkedOutAt: number | null
  readonly cancelledReason: string | null
}

/** VIS-1: where a visit stands follows from what was noted down. */
export function visitState({ checkedInAt, checkedOutAt, cancelledReason }: VisitMarks): VisitState {
  if (checkedOutAt !== null) return 'done'
  if (checkedInAt !== null) return 'in'
  return cancelledReason === null ? 'planned' : 'cancelled'
}

/** Hours between two instants (ms), to the hundredth. */
export const hoursBetween = (from: number, to: number): number => Math.round((to - from) / 36_000) / 100
