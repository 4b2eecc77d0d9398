import type { CallOutput } from '../../../shared/contract/index.ts'

export type KickOff = CallOutput<'kickOff.get'>
export type KickOffPatch = Partial<
  Pick<KickOff, 'plannedOn' | 'heldOn' | 'place' | 'goals' | 'remark' | 'agreedOn' | 'agreedBy'>
>

/** `40 → 5 小时`, as far as it is known. */
export const fromTo = ({ baseline, target, unit }: KickOff['results'][number]): string =>
  baseline === null && target === null
    ? ''
    : `${baseline ?? '?'} → ${target ?? '?'}${unit === null ? '' : ` ${unit}`}`
