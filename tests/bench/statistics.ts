const sorted = (values: readonly number[]): readonly number[] => {
  if (values.length === 0) throw new Error('no values')
  return values.toSorted((left, right) => left - right)
}

/**
 * The value that a share of the values does not exceed, by the nearest rank (NIST handbook 7.2.6.2): it is always
 * one of the values. `percentile(times, 0.95)` of 20 values is the 19th.
 */
export function percentile(values: readonly number[], share: number): number {
  const all = sorted(values)
  const rank = Math.min(all.length, Math.max(1, Math.ceil(share * all.length - 1e-9)))
  return all[rank - 1] ?? Number.NaN
}

export const p95 = (values: readonly number[]): number => percentile(values, 0.95)

/** The middle value; of an even count the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const all = sorted(values)
  const middle = (all.length - 1) / 2
  return ((all[Math.floor(middle)] ?? Number.NaN) + (all[Math.ceil(middle)] ?? Number.NaN)) / 2
}

export interface Growth {
  /** b of `value = a · size^b`: 0 does not grow, 1 grows with the size, 2 with its square. */
  readonly exponent: number
  /** The share of the spread that the line explains, 0 to 1 (r²). */
  readonly fit: number
}

/** Fits a power law through (size, value) points: a straight line, by least squares, through their logarithms. */
export function growth(points: readonly (readonly [size: number, value: number])[]): Growth {
  if (new Set(points.map(([size]) => size)).size < 2) throw new Error('growth needs two sizes')
  if (points.some(([size, value]) => !(size > 0) || !(value > 0)))
    throw new Error('growth needs positive numbers')
  const logs = points.map(([size, value]) => [Math.log(size), Math.log(value)] as const)
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length
  const spreadX = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  const spreadY = logs.reduce((sum, [, y]) => sum + (y - meanY) ** 2, 0)
  const together = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  const exponent = together / spreadX
  return { exponent, fit: spreadY < 1e-12 ? 1 : together ** 2 / (spreadX * spreadY) }
}

export interface Measuring {
  readonly times: number
  /** Runs before the clock counts, for caches and the compiler. Default: a tenth of `times`, at least one. */
  readonly warmUp?: number
}

/** Milliseconds of each run of `work`, which is given the number of the run. */
export async function measure(
  work: (run: number) => unknown,
  { times, warmUp = Math.max(1, Math.round(times / 10)) }: Measuring,
): Promise<readonly number[]> {
  for (let run = 0; run < warmUp; run += 1) await work(run)
  const taken: number[] = []
  for (let run = 0; run < times; run += 1) {
    const start = performance.now()
    await work(warmUp + run)
    taken.push(performance.now() - start)
  }
  return taken
}

/**
 * Runs two ways of doing the same in turns, so that a machine that is busy for a while is busy for both, and gives
 * the milliseconds of each.
 */
export async function measureInTurns(
  ours: (run: number) => unknown,
  peers: (run: number) => unknown,
  { times, warmUp = Math.max(1, Math.round(times / 10)) }: Measuring,
): Promise<{ readonly ours: readonly number[]; readonly peers: readonly number[] }> {
  const result = { ours: [] as number[], peers: [] as number[] }
  for (let run = 0; run < warmUp + times; run += 1) {
    const both = [
      ['ours', ours],
      ['peers', peers],
    ] as const
    for (const [name, work] of run % 2 === 0 ? both : both.toReversed()) {
      const start = performance.now()
      await work(run)
      const taken = performance.now() - start
      if (run >= warmUp) result[name].push(taken)
    }
  }
  return result
}
