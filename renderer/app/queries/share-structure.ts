type PlainObject = Readonly<Record<string, unknown>>

const isPlainObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * `next`, with every part that equals its part of `previous` replaced by that part, so that a refetched answer
 * that did not change is the same object and renders nothing. Both come from JSON: no cycles, no classes.
 */
export function shareStructure<Value>(previous: unknown, next: Value): Value {
  return share(previous, next) as Value
}

function share(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous
  if (Array.isArray(previous) && Array.isArray(next)) return shareArray(previous, next)
  if (isPlainObject(previous) && isPlainObject(next)) return shareObject(previous, next)
  return next
}

function shareArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  // Rows of a list keep their identity when rows before them come or go, so they are matched by id where they have one.
  const previousById = previous.length > 0 && hasId(previous[0]) ? indexById(previous) : null
  let isSame = previous.length === next.length
  const shared = next.map((item, index) => {
    const counterpart = previousById !== null && hasId(item) ? previousById.get(item['id']) : previous[index]
    const result = share(counterpart, item)
    if (!Object.is(result, previous[index])) isSame = false
    return result
  })
  return isSame ? previous : shared
}

function shareObject(previous: PlainObject, next: PlainObject): PlainObject {
  const keys = Object.keys(next)
  let isSame = keys.length === Object.keys(previous).length
  const shared: Record<string, unknown> = {}
  for (const key of keys) {
    const result = share(previous[key], next[key])
    if (!Object.hasOwn(previous, key) || !Object.is(result, previous[key])) isSame = false
    shared[key] = result
  }
  return isSame ? previous : shared
}

const hasId = (value: unknown): value is PlainObject & { readonly id: unknown } =>
  isPlainObject(value) && 'id' in value

const indexById = (items: readonly unknown[]): ReadonlyMap<unknown, unknown> =>
  new Map(items.filter(hasId).map((item) => [item['id'], item]))
