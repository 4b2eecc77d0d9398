/**
 * What a person typed, as it is stored: no white space around it, and blank text clears the field. Fields named in
 * `asTyped` (long texts) keep their white space, unless there is nothing else in them.
 * Fields that must say something are refused by the contract before they come here.
 */
export function tidied<Patch extends object>(
  patch: Patch,
  asTyped: readonly (keyof Patch & string)[] = [],
): Patch {
  const kept = new Set<string>(asTyped)
  const entries = Object.entries(patch).map(([name, value]: [string, unknown]): [string, unknown] => {
    if (typeof value !== 'string') return [name, value]
    const trimmed = value.trim()
    return [name, trimmed === '' ? null : kept.has(name) ? value : trimmed]
  })
  // The same fields with the same kinds of value: only texts change, and only to shorter texts or to nothing.
  return Object.fromEntries(entries) as Patch
}
