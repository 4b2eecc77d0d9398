import { useState } from 'react'
import { FailureNote, useQuery, useZone } from '../index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { IconButton, Popover } from '../../ui/index.ts'

export interface FieldHistoryProps {
  /** The table: `account`, `person`. */
  readonly kind: string
  readonly id: string
  readonly field: string
  /** The field's name for people. */
  readonly label: string
  /** A stored value as it reads; text and numbers read as they are. */
  readonly wordOf?: (value: unknown) => string
}

/** SAF-3: every value the field ever had, beside the field. */
export function FieldHistory({ label, ...rest }: FieldHistoryProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      label={t('account.history.of', { label })}
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <IconButton
          icon="clock"
          iconSize={14}
          size="small"
          className="hist"
          label={t('account.history.of', { label })}
        />
      }
    >
      {isOpen && <HistoryList {...rest} />}
    </Popover>
  )
}

function HistoryList({ kind, id, field, wordOf = plainWord }: Omit<FieldHistoryProps, 'label'>) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const history = useQuery('history.field', { kind, id, field })
  if (history.error !== undefined) return <FailureNote failure={history.error} onRetry={history.refetch} />
  if (history.data === undefined) return null
  if (history.data.entries.length === 0) return <p className="muted">{t('account.history.none')}</p>
  return (
    <ol className="hist-l">
      {history.data.entries.map((entry) => (
        <li key={`${entry.at} ${entry.device} ${String(entry.value)}`}>
          <span className="hist-v">{wordOf(entry.value) || t('account.history.empty')}</span>
          <span className="muted t12 num">
            {zone.dayOf(entry.at)} {format.time(entry.at, zone.offsetMinutes(entry.at))} · {entry.by}
          </span>
        </li>
      ))}
    </ol>
  )
}

function plainWord(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
