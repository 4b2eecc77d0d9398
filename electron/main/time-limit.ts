/** What came of some work that was given a time. */
export type Within = 'done' | 'failed' | 'too_late'

export function withinTime(milliseconds: number, work: Promise<unknown>): Promise<Within> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('too_late'), milliseconds)
    const end = (outcome: Within): void => {
      clearTimeout(timer)
      resolve(outcome)
    }
    work.then(
      () => end('done'),
      () => end('failed'),
    )
  })
}
