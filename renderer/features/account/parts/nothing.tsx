import { Button, type IconName } from '../../../ui/index.ts'

export interface NothingProps {
  /** What is not there, and what it is good for. */
  readonly text: string
  readonly action?: { readonly label: string; readonly icon?: IconName; readonly onPress: () => void }
}

/** An empty section: says what to do, and does it. */
export function Nothing({ text, action }: NothingProps) {
  return (
    <div className="nothing">
      <p className="muted">{text}</p>
      {action && (
        <Button size="small" icon={action.icon ?? 'plus'} onPress={action.onPress}>
          {action.label}
        </Button>
      )}
    </div>
  )
}
