import { useState } from 'react'
import { TextField } from '../../ui/index.ts'

export interface NameFieldProps {
  readonly label: string
  readonly value: string
  readonly onSave: (name: string) => void
}

/** A name that is kept when focus leaves the field; emptied, the old one comes back. */
export function NameField({ label, value, onSave }: NameFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextField
      label={label}
      value={typed ?? value}
      onChange={setTyped}
      onBlur={() => {
        const name = typed?.trim() ?? ''
        if (name !== '' && name !== value) onSave(name)
        setTyped(null)
      }}
    />
  )
}
