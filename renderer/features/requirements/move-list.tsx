import type { CallOutput } from '../../../shared/contract/index.ts'
import { useZone } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { SectionHead } from '../../ui/index.ts'

/** REQ-8: who moved it, when and why; the latest first. */
export function MoveList({ moves }: { readonly moves: CallOutput<'requirement.get'>['moves'] }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  return (
    <section>
      <SectionHead title={t('requirements.page.moves')} count={moves.length} />
      <ol className="hist-l">
        {moves.toReversed().map((move) => (
          <li key={move.id}>
            <span>
              {move.from === null
                ? t('requirements.page.moveFirst')
                : t('requirements.page.moveTo', {
                    from: t(`loops.requirementState.${move.from}`),
                    to: t(`loops.requirementState.${move.to}`),
                  })}
            </span>
            <span className="muted t12 num">
              {zone.dayOf(move.at)} {format.time(move.at, zone.offsetMinutes(move.at))} · {move.by}
            </span>
            {move.reason !== null && <span className="t12">{move.reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
