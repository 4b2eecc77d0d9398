import { shortcutKeys } from './shortcut.ts'

export interface KbdProps {
  /** `Ctrl+K`, `G R`, `Enter`. */
  readonly keys: string
  /** One box per key; inside buttons and menus the keys stand together. */
  readonly split?: boolean
}

export function Kbd({ keys, split = false }: KbdProps) {
  const names = shortcutKeys(keys)
  if (!split) return <kbd>{names.join(' ')}</kbd>
  return (
    <span className="row" style={{ gap: 4 }}>
      {names.map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  )
}
