import { useFormat, useT } from '../../../i18n/index.ts'
import { classNames, Icon, type IconName } from '../../../ui/index.ts'
import type { Outcome } from './plan-record.tsx'

const look = {
  reached: { tone: 'pos', icon: 'check' },
  overdue: { tone: 'dan', icon: 'clock' },
  behind: { tone: 'cau', icon: 'down' },
  unmeasured: { tone: 'cau', icon: 'unknown' },
  not_started: { tone: 'muted', icon: 'unknown' },
  on_track: { tone: 'muted', icon: 'right' },
} as const satisfies Record<Outcome['state'], { tone: string; icon: IconName }>

/** What an outcome is at: shape, word and tone. */
export function OutcomeStateMark({ state }: { readonly state: Outcome['state'] }) {
  const t = useT()
  const { tone, icon } = look[state]
  return (
    <span className={classNames('t12 nw pl-state', tone)}>
      <Icon name={icon} size={14} />
      {t(`plan.outcomeState.${state}`)}
    </span>
  )
}

/** A number with the outcome's unit. */
export function useFigure(): (value: number, unit: string | null) => string {
  const format = useFormat()
  return (value, unit) =>
    unit === null ? format.measure(value) : `${format.measure(value)}${unit === '%' ? '' : ' '}${unit}`
}

/** ACC-8: from the baseline to the target, and where it is now. */
export function OutcomeFigures({ outcome }: { readonly outcome: Outcome }) {
  const t = useT()
  const figure = useFigure()
  const { baseline, target, current, unit, progress, measure } = outcome
  if (baseline === null && target === null && current === null)
    return measure === null ? null : <p className="t12 muted">{measure}</p>
  const said = [
    ['baseline', baseline],
    ['current', current],
    ['target', target],
  ] as const
  return (
    <p className="t12 muted plan-figures">
      {measure !== null && <span>{measure}</span>}
      {said.map(
        ([name, value]) =>
          value !== null && (
            <span key={name} className="nw">
              {t(`plan.outcome.${name}`)} <b className="num">{figure(value, unit)}</b>
            </span>
          ),
      )}
      {progress !== null && (
        <span className="row nw">
          <span className="prog pl-prog" aria-hidden>
            <i style={{ width: `${Math.max(0, Math.min(1, progress)) * 100}%` }} />
          </span>
          <span className="num">{t('plan.outcome.progress', { percent: Math.round(progress * 100) })}</span>
        </span>
      )}
    </p>
  )
}
