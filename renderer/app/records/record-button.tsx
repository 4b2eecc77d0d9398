import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'

export interface RecordButtonProps {
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A record's name that opens it: reads as text, acts as a button. */
export function RecordButton({ onPress, children }: RecordButtonProps) {
  return (
    <Button className="rec" onPress={onPress}>
      {children}
    </Button>
  )
}
