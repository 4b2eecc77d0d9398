/** An error as it may cross threads and stand in a log. */
export interface ErrorFacts {
  readonly name: string
  readonly code: string | null
  readonly frames: readonly string[]
}

/** Name, code and frames. The message is left out: it may quote what a person wrote. */
export function errorToFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error, code: null, frames: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  // The first lines of a stack repeat the message; the frames below are ours alone.
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at \S/.test(line))
    .slice(0, 20)
    .map((line) => line.trim())
  return { name: error.name, code, frames }
}
