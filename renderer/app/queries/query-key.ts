/** The same input in any key order gives the same text. */
export function queryKey(name: string, input: unknown): string {
  return `${name} ${JSON.stringify(input, sortKeys)}`
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(entries)
}
