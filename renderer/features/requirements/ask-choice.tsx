import { useT } from '../../i18n/index.ts'
import { Checkbox } from '../../ui/index.ts'
import type { Ask } from './requirement.ts'

interface AskChoiceProps {
  readonly label: string
  readonly asks: readonly Ask[]
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
  readonly error?: string | undefined
}

/** Some of the askers, ticked. */
export function AskChoice({ label, asks, chosen, onChange, error }: AskChoiceProps) {
  const t = useT()
  const change = (id: string, isSelected: boolean): void => {
    const next = new Set(chosen)
    if (isSelected) next.add(id)
    else next.delete(id)
    onChange(next)
  }
  return (
    <fieldset className="rq-who">
      <legend>{label}</legend>
      {asks.map(({ id, accountName, askedBy, toldOn }) => (
        <Checkbox key={id} isSelected={chosen.has(id)} onChange={(isSelected) => change(id, isSelected)}>
          <span>
            {accountName}{' '}
            <span className="muted">
              {[askedBy, toldOn === null ? null : t('requirements.tell.already', { day: toldOn })]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </span>
        </Checkbox>
      ))}
      {error !== undefined && <p className="dan t12">{error}</p>}
    </fieldset>
  )
}
