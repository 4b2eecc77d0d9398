import { useState } from 'react'
import {
  type Command,
  type Shortcut,
  shortcutTextOf,
  shortcutToText,
  useChangeSettings,
  useCommandList,
  useSettings,
} from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { announce, Button, EmptyState, Kbd, SearchField, TableHead } from '../../ui/index.ts'
import { objectionTo } from './record-shortcut.ts'
import { ShortcutRecorder } from './shortcut-recorder.tsx'

export function ShortcutsPage() {
  const t = useT()
  const all = useCommandList()
  const commands = all.filter(({ isInPalette }) => isInPalette !== false)
  const { shortcuts } = useSettings()
  const change = useChangeSettings()
  const [search, setSearch] = useState('')
  const [recording, setRecording] = useState<string | null>(null)
  const [objection, setObjection] = useState<{ readonly id: string; readonly text: string } | null>(null)

  const set = (command: Command, text: string | null): void => {
    const { [command.id]: _old, ...others } = shortcuts
    void change({ shortcuts: text === null ? others : { ...others, [command.id]: text } })
    setObjection(null)
    setRecording(null)
  }
  const take = (command: Command, shortcut: Shortcut): void => {
    const keys = shortcutToText(shortcut)
    const against = objectionTo(shortcut, command, all, shortcuts)
    if (against === null) {
      set(command, keys)
      announce(t('settings.shortcuts.set', { command: t(command.titleKey), keys }))
      return
    }
    const text =
      against.kind === 'conflict'
        ? t('settings.shortcuts.conflict', { keys, command: t(against.command.titleKey) })
        : t(`settings.shortcuts.${against.kind}`, { keys })
    setObjection({ id: command.id, text })
    setRecording(null)
    announce(text, 'assertive')
  }

  const wanted = search.trim().toLowerCase()
  const shown = commands
    .map((command) => ({ command, title: t(command.titleKey), keys: shortcutTextOf(command, shortcuts) }))
    .filter(({ title, keys }) => wanted === '' || `${title} ${keys}`.toLowerCase().includes(wanted))
  const hasChanges = Object.keys(shortcuts).length > 0

  return (
    <>
      <p className="muted set-lead">{t('settings.shortcuts.lead')}</p>
      <div className="row">
        <SearchField
          label={t('settings.shortcuts.search')}
          placeholder={t('settings.shortcuts.search')}
          value={search}
          onSearch={setSearch}
        />
        <span className="sp" />
        {hasChanges && (
          <Button size="small" onPress={() => void change({ shortcuts: {} })}>
            {t('settings.shortcuts.resetAll')}
          </Button>
        )}
      </div>
      <table className="tbl set-tbl">
        <TableHead
          columns={[
            t('settings.shortcuts.command'),
            t('settings.shortcuts.keys'),
            { unseen: t('settings.shortcuts.changeShort') },
          ]}
        />
        <tbody>
          {shown.map(({ command, title, keys }) => (
            <tr key={command.id}>
              <td>{title}</td>
              <td>
                {recording === command.id ? (
                  <ShortcutRecorder
                    label={t('settings.shortcuts.change', { command: title })}
                    onShortcut={(shortcut) => take(command, shortcut)}
                    onCancel={() => setRecording(null)}
                  />
                ) : keys === '' ? (
                  <span className="muted">{t('settings.shortcuts.none')}</span>
                ) : (
                  <Kbd keys={keys} split />
                )}
                {objection?.id === command.id && <span className="hint bad">{objection.text}</span>}
              </td>
              <td className="r nw">
                {shortcuts[command.id] !== undefined && (
                  <Button
                    size="small"
                    kind="quiet"
                    aria-label={`${t('settings.shortcuts.reset')} ${title}`}
                    onPress={() => set(command, null)}
                  >
                    {t('settings.shortcuts.reset')}
                  </Button>
                )}
                {keys !== '' && (
                  <Button
                    size="small"
                    kind="quiet"
                    aria-label={`${t('settings.shortcuts.off')} ${title}`}
                    onPress={() => set(command, '')}
                  >
                    {t('settings.shortcuts.off')}
                  </Button>
                )}
                <Button
                  size="small"
                  aria-label={t('settings.shortcuts.change', { command: title })}
                  onPress={() => setRecording(command.id)}
                >
                  {t('settings.shortcuts.changeShort')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && (
        <EmptyState
          kind="filtered"
          title={t('search.empty.nothing', { text: search })}
          actions={<Button onPress={() => setSearch('')}>{t('common.action.clear')}</Button>}
        />
      )}
    </>
  )
}
