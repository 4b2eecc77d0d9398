/** Which backups stay: the latest of each of 7 days, 4 weeks and 12 months that have one. */
export interface RetentionItem {
  readonly name: string
  /** Milliseconds UTC. */
  readonly at: number
  /** Made before a step that could go wrong; the latest three stay whatever their age. */
  readonly beforeStep: boolean
}

const day = 86_400_000
const keepDaily = 7
const keepWeekly = 4
const keepMonthly = 12
const keepBeforeStep = 3

/** Weeks begin on Monday: 1970-01-01 was a Thursday. */
const weekOf = (at: number): number => Math.floor((Math.floor(at / day) + 3) / 7)
const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7)

/** The names to keep. Days, weeks and months are those of UTC. */
export function backupsToKeep(items: readonly RetentionItem[]): ReadonlySet<string> {
  const latestFirst = items.toSorted((left, right) => right.at - left.at || (left.name < right.name ? 1 : -1))
  const kept = new Set<string>()
  const keepPerPeriod = (count: number, periodOf: (at: number) => number | string): void => {
    const seen = new Set<number | string>()
    for (const item of latestFirst) {
      const period = periodOf(item.at)
      if (seen.has(period)) continue
      if (seen.size === count) return
      seen.add(period)
      kept.add(item.name)
    }
  }
  keepPerPeriod(keepDaily, (at) => Math.floor(at / day))
  keepPerPeriod(keepWeekly, weekOf)
  keepPerPeriod(keepMonthly, monthOf)
  for (const item of latestFirst.filter((each) => each.beforeStep).slice(0, keepBeforeStep))
    kept.add(item.name)
  return kept
}
