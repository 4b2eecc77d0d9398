import { allowedMoves } from '../../../shared/domain/requirement/index.ts'
import { useFrame } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { needWords, type Requirement, refusalWords } from './requirement.ts'
import { useMove } from './use-moves.ts'

/** The ways on from here as buttons: forwards first, the likeliest one stands out. */
export function NextMoves({ requirement }: { readonly requirement: Requirement }) {
  const t = useT()
  const { dialogs } = useFrame()
  const move = useMove()
  const { state } = requirement
  return (
    <div className="row wrap rq-moves">
      {allowedMoves(state).map((to) => {
        const refusal = refusalWords(t, requirement, to)
        const needs = needWords(t, requirement, to)
        return (
          <Button
            key={to}
            size="small"
            icon={to === 'told' ? 'check' : to === 'declined' ? 'close' : 'right'}
            {...(refusal === null ? {} : { disabledReason: refusal })}
            onPress={() => void move(requirement, to)}
          >
            {t(`loops.requirementState.${to}`)}
            {needs !== '' && <span className="muted t12">{needs}</span>}
          </Button>
        )
      })}
      {state === 'scheduled' && (
        <Button
          size="small"
          icon="calendar"
          onPress={() => void dialogs.open('requirement.move', { id: requirement.id, to: 'scheduled' })}
        >
          {t('requirements.page.reschedule')}
        </Button>
      )}
    </div>
  )
}
