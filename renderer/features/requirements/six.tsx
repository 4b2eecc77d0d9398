import { useSettings } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { accountsOf, type Requirement } from './requirement.ts'

/** More boxes than this are not counted at a glance; then the figures stand alone. */
const mostBoxes = 8

/** How many accounts ask, against how many bring a new review (REQ-5). */
export function Six({ requirement }: { readonly requirement: Requirement }) {
  const t = useT()
  const format = useFormat()
  const { askersForReview: limit } = useSettings()
  const count = accountsOf(requirement).length
  const boxes = limit > mostBoxes ? [] : Array.from({ length: limit }, (_, index) => index)
  return (
    <span className="six" role="img" aria-label={t('requirements.card.askersOf', { count, limit })}>
      {boxes.map((box) => (
        <i key={box} className={box < count ? 'on' : ''} />
      ))}
      <b className="num">
        {format.count(count)}/{format.count(limit)}
      </b>
    </span>
  )
}
