/**
 * What a device has seen: for each device the last sequence number up to which nothing is missing.
 * Sequence numbers begin at 1 and are contiguous per device.
 */
export type Vector = Readonly<Record<string, number>>

/** An operation's transaction: which device, and its number there. */
export interface Dot {
  readonly dev: string
  readonly seq: number
}

/** Whether what stands at `dot` is among what the vector has seen. */
export const hasSeen = (vector: Vector, dot: Dot): boolean =>
  Object.hasOwn(vector, dot.dev) && (vector[dot.dev] ?? 0) >= dot.seq

/** The vector after seeing `dot` too. */
export const withDot = (vector: Vector, dot: Dot): Vector =>
  hasSeen(vector, dot) ? vector : { ...vector, [dot.dev]: dot.seq }

/** The vector of two histories together. */
export function mergeVectors(left: Vector, right: Vector): Vector {
  const merged: Record<string, number> = { ...left }
  for (const [dev, seq] of Object.entries(right)) merged[dev] = Math.max(merged[dev] ?? 0, seq)
  return merged
}

/** Whether everything in `inner` is in `outer`: the rule of causal delivery for a transaction's context. */
export const coversVector = (outer: Vector, inner: Vector): boolean =>
  Object.entries(inner).every(([dev, seq]) => seq === 0 || hasSeen(outer, { dev, seq }))

/** The one text of a vector: devices in byte order, no zeros. Goes into the hash of a transaction. */
export const formatVector = (vector: Vector): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(vector)
        .filter(([, seq]) => seq > 0)
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    ),
  )

/** Reads a context back. Throws when the text is no object of whole numbers: it was checked on arrival. */
export function parseVector(text: string): Vector {
  const value: unknown = JSON.parse(text)
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Error('not a version vector')
  const vector: Record<string, number> = {}
  for (const [dev, seq] of Object.entries(value)) {
    if (!Number.isSafeInteger(seq)) throw new Error('not a version vector')
    vector[dev] = seq
  }
  return vector
}
