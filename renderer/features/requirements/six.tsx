import { useT } from '../../i18n/index.ts'
import type { Requirement } from './requirement.ts'
import { accountsOf } from './requirement.ts'

const boxes = [1, 2, 3, 4, 5, 6] as const

/** How many accounts ask, counted at a glance up to six. */
export function Six({ requirement }: { readonly requirement: Requirement }) {
  const t = useT()
  const count = accountsOf(requirement).length
  return (
    <span className="six" role="img" aria-label={t('requirements.card.askers', { count })}>
      {boxes.map((box) => (
        <i key={box} className={box <= count ? 'on' : ''} />
      ))}
      <b className="num">{count}</b>
    </span>
  )
}
