import { useState } from 'react'
import type { Day } from '../../../shared/kernel/index.ts'
import { DateField } from '../../ui/index.ts'
import { InlineEdit } from './inline-edit.tsx'

export interface InlineDayProps {
  readonly label: string
  readonly value: Day | null
  readonly onSave: (day: Day | null) => Promise<boolean>
}

export function InlineDay({ label, value, onSave }: InlineDayProps) {
  const [day, setDay] = useState(value)
  return (
    <InlineEdit
      label={label}
      shown={value === null ? null : <span className="num">{value}</span>}
      onOpen={() => setDay(value)}
      onSave={() => (day === value ? Promise.resolve(true) : onSave(day))}
    >
      {() => <DateField label={label} hideLabel autoFocus value={day} onChange={setDay} />}
    </InlineEdit>
  )
}
