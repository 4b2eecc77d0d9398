/** Whether a core that died is started again, and after how long. */
export type RestartPlan =
  | { readonly kind: 'restart'; readonly afterMs: number }
  | { readonly kind: 'give_up' }

const windowMs = 60_000
const delaysMs = [0, 500, 2_000, 5_000]

/** `crashes`: instants of all crashes so far, the newest last. Five within a minute are a fault that stays. */
export function planRestart(crashes: readonly number[], now: number): RestartPlan {
  const recent = crashes.filter((crash) => now - crash < windowMs).length
  const afterMs = delaysMs[recent - 1]
  return afterMs === undefined ? { kind: 'give_up' } : { kind: 'restart', afterMs }
}
