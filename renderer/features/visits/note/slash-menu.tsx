import { useT } from '../../../i18n/index.ts'
import { classNames, Icon, Kbd } from '../../../ui/index.ts'
import { commandKey, type EvidenceCommand } from './evidence-commands.ts'

export interface SlashMenuProps {
  readonly commands: readonly EvidenceCommand[]
  readonly index: number
  /** Where the caret stands on screen. */
  readonly at: DOMRect
  readonly onChoose: (command: EvidenceCommand) => void
}

const rowHeight = 32
const width = 316

/** Opens at the caret and never covers the sentence; flips above it only when there is no room below. */
export function SlashMenu({ commands, index, at, onChoose }: SlashMenuProps) {
  const t = useT()
  const height = commands.length * rowHeight + 72
  const isAbove = at.bottom + height > window.innerHeight && at.top > height
  return (
    <div
      className="menu slash-pop"
      role="listbox"
      aria-label={t('notes.slash.title')}
      style={{
        left: Math.max(8, Math.min(at.left - 12, window.innerWidth - width - 8)),
        ...(isAbove ? { bottom: window.innerHeight - at.top + 6 } : { top: at.bottom + 6 }),
        width,
      }}
    >
      <div className="slash-h">{t('notes.slash.title')}</div>
      {commands.map((command, position) => (
        <div
          key={command.kind}
          role="option"
          aria-selected={position === index}
          className={classNames('mi', position === index && 'on')}
          // The editor keeps the focus, and an input method its state.
          onMouseDown={(event) => {
            event.preventDefault()
            onChoose(command)
          }}
        >
          <Icon name={command.icon} />
          <b>{t(commandKey(command.kind))}</b>
          <span className="sp" />
          {position === index && <Kbd keys="Enter" />}
        </div>
      ))}
      {commands.length === 0 && <div className="slash-h">{t('notes.slash.none')}</div>}
      <div className="slash-f">{t('notes.slash.hint')}</div>
    </div>
  )
}
