import type { CallOutput, declineReasons } from '../../../shared/contract/index.ts'
import { titleMark } from '../../../shared/domain/requirement/index.ts'
import type { Translate } from '../../i18n/index.ts'

export type DeclineReason = (typeof declineReasons)[number]
export type OwnWording = CallOutput<'declineWording.list'>['wordings'][number]

/** The wording that comes with the product, with the mark where the title of the wish goes. */
export const shippedWording = (t: Translate, reason: DeclineReason): string =>
  t(`requirements.wording.${reason}`, { title: titleMark })

/** One of the wordings a reason offers; the shipped one has neither id nor title. */
export interface OfferedWording {
  readonly id: string | null
  readonly title: string | null
  readonly wording: string
}

/** REQ-4: what a reason offers: the shipped wording unless an own one stands for it, then the own ones. */
export function offeredWordings(
  t: Translate,
  own: readonly OwnWording[],
  reason: DeclineReason,
): readonly OfferedWording[] {
  const ofReason = own.filter((each) => each.reason === reason)
  const isReplaced = ofReason.some(({ replacesShipped }) => replacesShipped)
  return [
    ...(isReplaced ? [] : [{ id: null, title: null, wording: shippedWording(t, reason) }]),
    ...ofReason.map(({ id, title, wording }) => ({ id, title, wording })),
  ]
}
