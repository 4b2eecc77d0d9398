import { useT } from '../../i18n/index.ts'
import { Button, Dialog, Kbd } from '../../ui/index.ts'
import { commandGroups } from '../commands/command-groups.ts'
import { shortcutTextOf } from '../commands/command-registry.ts'
import { useCommandList } from '../commands/use-commands.ts'
import { useFrame } from '../frame-context.ts'
import { useSettings } from '../use-settings.ts'
import { closeOverlay, overlays } from './overlays.ts'

/** Keys of lists and grids: they belong to the control, so no command carries them. */
const listKeys = [
  { keys: 'J K', labelKey: 'app.keyMap.move' },
  { keys: 'X', labelKey: 'app.keyMap.select' },
  { keys: 'Shift+↓', labelKey: 'app.keyMap.range' },
  { keys: 'Space', labelKey: 'app.keyMap.peek' },
  { keys: 'Enter', labelKey: 'app.keyMap.open' },
  { keys: 'F2', labelKey: 'app.keyMap.editCell' },
] as const

/** Every shortcut that works here and now, from the same list as everything else. */
export function KeyMap() {
  const t = useT()
  const { navigation } = useFrame()
  const isOpen = overlays((state) => state.open === 'keyMap')
  const commands = useCommandList()
  const { shortcuts } = useSettings()
  const groups = commandGroups
    .map((group) => ({
      group,
      lines: commands
        .filter((command) => command.group === group)
        .map((command) => ({
          id: command.id,
          label: t(command.titleKey),
          keys: shortcutTextOf(command, shortcuts),
        }))
        .filter(({ keys }) => keys !== ''),
    }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <Dialog
      isOpen={isOpen}
      onClose={closeOverlay}
      size="wide"
      isDismissable
      title={t('app.keyMap.title')}
      description={t('app.keyMap.hint')}
      footer={
        <>
          <span className="sp" />
          <Button
            onPress={() => {
              closeOverlay()
              navigation.go('/settings/shortcuts')
            }}
          >
            {t('app.keyMap.change')}
          </Button>
          <Button kind="primary" autoFocus onPress={closeOverlay}>
            {t('common.action.close')}
          </Button>
        </>
      }
    >
      <div className="keymap">
        {groups.map(({ group, lines }) => (
          <section key={group}>
            <h3>{t(`app.keyMap.group.${group}`)}</h3>
            <dl>
              {lines.map(({ id, label, keys }) => (
                <div key={id}>
                  <dt>{label}</dt>
                  <dd>
                    <Kbd keys={keys} split />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{t('app.keyMap.here')}</h3>
          <dl>
            {listKeys.map(({ keys, labelKey }) => (
              <div key={keys}>
                <dt>{t(labelKey)}</dt>
                <dd>
                  <Kbd keys={keys} split />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
