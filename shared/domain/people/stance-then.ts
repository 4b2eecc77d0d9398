import { stanceFields, type Stance, type StanceChange } from './stance.ts'

/**
 * PPL-3: what a person was when something happened, from what they are now and the changes of their stance after it,
 * the first one first. A change names what the field held before it, so the first change of a field says what it was.
 */
export function stanceThen(now: Stance, changesAfter: readonly StanceChange[]): Stance {
  const then: Record<keyof Stance, string> = { ...now }
  const told = new Set<string>()
  for (const { field, from } of changesAfter) {
    const name = stanceFields.find((known) => known === field)
    if (name === undefined || told.has(name)) continue
    told.add(name)
    if (from !== null) then[name] = from
  }
  return then
}
