/** PPL-1: what a person is in the decision and how they stand to us. A change of any of these is kept. */
export interface Stance {
  readonly role: string
  readonly influence: string
  readonly attitude: string
}
export const stanceFields = ['role', 'influence', 'attitude'] as const satisfies readonly (keyof Stance)[]

export interface StanceChange {
  readonly field: string
  readonly from: string | null
  readonly to: string | null
}

/** What of a person's stance a patch really changes. */
export const stanceChanges = (before: Stance, patch: Partial<Stance>): StanceChange[] =>
  stanceFields.flatMap((field) => {
    const to = patch[field]
    return to === undefined || to === before[field] ? [] : [{ field, from: before[field], to }]
  })

/** PPL-3: whose leaving means that the customer must be won over again. */
export const leavingNeedsResell = (role: string): boolean => role === 'champion' || role === 'economic_buyer'

/** Days until the task to win over the successor is due. */
export const resellWithinDays = 7
