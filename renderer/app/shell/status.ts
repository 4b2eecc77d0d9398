import type { IconName } from '../../ui/icon.tsx'

/** What the status place knows. */
export interface StatusFacts {
  readonly isOnline: boolean
  /** False while the core is away: it is being started again. */
  readonly isLinked: boolean
  readonly isReadonly: boolean
  readonly lastSavedAt: number | null
  readonly pendingCount: number
  readonly runningJobs: number
}

export type StatusPart =
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'readonly' }
  | { readonly kind: 'pending'; readonly count: number }

export interface Status {
  /** The shape, because words alone are not seen at a glance and colour alone is not read by all. */
  readonly icon: IconName
  readonly parts: readonly StatusPart[]
}

/** What the one status place says, most pressing first. Offline is normal: never a warning. */
export function statusOf(facts: StatusFacts): Status {
  if (!facts.isLinked) return { icon: 'sync', parts: [{ kind: 'lost' }] }
  const saved: StatusPart =
    facts.lastSavedAt === null ? { kind: 'nothing' } : { kind: 'saved', at: facts.lastSavedAt }
  const pending: readonly StatusPart[] =
    facts.pendingCount > 0 ? [{ kind: 'pending', count: facts.pendingCount }] : []
  if (facts.isReadonly) return { icon: 'lock', parts: [{ kind: 'readonly' }, saved] }
  if (!facts.isOnline) return { icon: 'offline', parts: [saved, { kind: 'offline' }, ...pending] }
  if (facts.runningJobs > 0) return { icon: 'sync', parts: [saved, ...pending] }
  return { icon: 'check', parts: [saved, ...pending] }
}
