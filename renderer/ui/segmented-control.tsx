import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Choice } from './choices.ts'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

export interface Segment<Id extends string> extends Choice<Id> {
  readonly icon?: IconName
}

export interface SegmentedControlProps<Id extends string> {
  readonly label: string
  readonly segments: readonly Segment<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
  readonly size?: 'normal' | 'small'
  readonly className?: string
}

/** Two to five ways to look at the same thing. */
export function SegmentedControl<Id extends string>({
  label,
  segments,
  value,
  onChange,
  size = 'normal',
  className,
}: SegmentedControlProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find((segment) => keys.has(segment.id))
        if (chosen && chosen.id !== value) onChange(chosen.id)
      }}
      className={classNames('seg', size === 'small' && 'sm', className)}
    >
      {segments.map((segment) => (
        <ToggleButton key={segment.id} id={segment.id} isDisabled={segment.isDisabled ?? false}>
          {segment.icon && <Icon name={segment.icon} />}
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
