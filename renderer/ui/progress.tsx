import type { CSSProperties, ReactNode } from 'react'
import { Label, ProgressBar } from 'react-aria-components'
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
  const ratio = value === null ? 0 : maximum === 0 ? 1 : Math.min(1, value / maximum)
  const text = valueText ?? (value === null ? undefined : format.percent(ratio))
  return (
    <ProgressBar
      value={ratio * 100}
      isIndeterminate={value === null}
      {...(text === undefined ? {} : { valueLabel: text })}
    >
      <div className="prog-l">
        <Label>{label}</Label>
        <span className="sp" />
        {text !== undefined && <span className="num">{text}</span>}
        {extra}
        {onCancel && (
          <Button className="link" onPress={onCancel}>
            {t('common.action.cancel')}
          </Button>
        )}
      </div>
      <div
        className={value === null ? 'prog wait' : 'prog'}
        style={{ '--u': `${ratio * 100}%` } as CSSProperties}
      >
        <i />
      </div>
    </ProgressBar>
  )
}
