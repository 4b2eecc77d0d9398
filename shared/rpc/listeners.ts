/** A set of callbacks; adding one returns the function that removes it. */
export interface Listeners<Value> {
  add(listener: (value: Value) => void): () => void
  tell(value: Value): void
}

export function createListeners<Value>(): Listeners<Value> {
  const all = new Set<{ readonly call: (value: Value) => void }>()
  return {
    add(listener) {
      // Wrapped, so that the same function added twice is two entries with two ends.
      const entry = { call: listener }
      all.add(entry)
      return () => void all.delete(entry)
    },
    tell(value) {
      for (const entry of [...all]) entry.call(value)
    },
  }
}
