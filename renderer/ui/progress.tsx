import { type CSSProperties, type ReactNode, useId } from 'react'
import { useFormat, useT } from '../i18n/index.ts'
import { Button } from 'react-aria-components'

export interface ProgressProps {
  readonly label: string
  /** Null while the end is not known. */
  readonly value: number | null
  readonly maximum?: number
  /** In words, such as `218 / 342 行`; by default the percentage. */
  readonly valueText?: string
  readonly onCancel?: () => void
  readonly extra?: ReactNode
}

/** Long work: quiet, with words and a way out. Never for local reads. */
export function Progress({ label, value, maximum = 1, valueText, onCancel, extra }: ProgressProps) {
  const t = useT()
  const format = useFormat()
  const labelId = useId()
  const ratio = value === null ? 0 : maximum === 0 ? 1 : Math.min(1, value / maximum)
  const text = valueText ?? (value === null ? undefined : format.percent(ratio))
  return (
    <div>
      <div className="prog-l">
        <span id={labelId}>{label}</span>
        <span className="sp" />
        {text !== undefined && (
          <span aria-hidden className="num">
            {text}
          </span>
        )}
        {extra}
        {onCancel && (
          <Button className="link" onPress={onCancel}>
            {t('common.action.cancel')}
          </Button>
        )}
      </div>
      <div
        role="progressbar"
        aria-labelledby={labelId}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(value === null ? {} : { 'aria-valuenow': Math.round(ratio * 100) })}
        {...(text === undefined ? {} : { 'aria-valuetext': text })}
        className={value === null ? 'prog wait' : 'prog'}
        style={{ '--u': `${ratio * 100}%` } as CSSProperties}
      >
        <i />
      </div>
    </div>
  )
}
