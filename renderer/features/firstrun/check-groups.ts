import type { Random } from '../../../shared/kernel/index.ts'

/** Two different groups of the code (from 0), in order, that the person is asked to type back. */
export function chooseGroups(code: string, random: Random): readonly [number, number] {
  const count = code.split('-').length
  const [one = 0, two = 0] = random.bytes(2)
  const first = one % count
  const second = (first + 1 + (two % (count - 1))) % count
  return first < second ? [first, second] : [second, first]
}

/** As the code is written: O is 0, I and L are 1, whatever the case, width and separators. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
