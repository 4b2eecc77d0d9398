/** PPL-2: how much one person's word weighs with another, strongest first. */
export const influenceStrengths = ['strong', 'mid', 'weak'] as const
export type InfluenceStrength = (typeof influenceStrengths)[number]

/**
 * PPL-2: whether the person would end up above themselves. Gives the way from the person up to the person again, both
 * ends named: `[a, b, a]` when b already reports to a. Null: nothing against it. A circle that was there before
 * (two devices, an import) and does not touch the person ends the walk.
 */
export function reportingCycle(
  superiorOf: (personId: string) => string | null,
  personId: string,
  superiorId: string,
): readonly string[] | null {
  const way = [personId]
  const walked = new Set<string>()
  for (let at: string | null = superiorId; at !== null && !walked.has(at); at = superiorOf(at)) {
    way.push(at)
    if (at === personId) return way
    walked.add(at)
  }
  return null
}

export interface InfluenceEnds {
  readonly id: string
  readonly fromId: string
  readonly toId: string
}

/**
 * PPL-2: what speaks against a line of influence. `self`: nobody influences themselves; `exists`: the two have one in
 * this direction already (the other direction is a line of its own). `id`: of the line that is changed; null: a new one.
 */
export function influenceProblem(
  line: { readonly id: string | null; readonly fromId: string; readonly toId: string },
  lines: readonly InfluenceEnds[],
): 'self' | 'exists' | null {
  if (line.fromId === line.toId) return 'self'
  const isSame = ({ id, fromId, toId }: InfluenceEnds): boolean =>
    id !== line.id && fromId === line.fromId && toId === line.toId
  return lines.some(isSame) ? 'exists' : null
}
