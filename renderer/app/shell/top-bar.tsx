import { useSyncExternalStore } from 'react'
import { useT } from '../../i18n/index.ts'
import { Icon, IconButton, Kbd } from '../../ui/index.ts'
import { Button } from 'react-aria-components'
import { useShortcutText } from '../commands/use-shortcut.ts'
import { useFrame } from '../frame-context.ts'
import { useQuery } from '../queries/use-query.ts'
import { useNavigation } from '../routes/use-navigation.ts'
import { Breadcrumb } from './breadcrumb.tsx'
import { overlays } from './overlays.ts'
import { StatusPlace } from './status-place.tsx'

/** Back, forward, where one is; search in the middle, which never moves; status, help and the person at the right. */
export function TopBar() {
  const t = useT()
  return (
    <header className="topbar">
      <div className="tb-l">
        <HistoryButtons />
        <Breadcrumb />
      </div>
      <Omni />
      <div className="tb-r">
        <StatusPlace />
        <IconButton
          icon="help"
          label={t('app.topbar.help')}
          shortcut="?"
          onPress={() => overlays.setState({ open: 'keyMap' })}
        />
        <Person />
      </div>
    </header>
  )
}

function HistoryButtons() {
  const t = useT()
  const navigation = useNavigation()
  const canGoBack = useSyncExternalStore(navigation.subscribe, navigation.canGoBack)
  const canGoForward = useSyncExternalStore(navigation.subscribe, navigation.canGoForward)
  return (
    <span className="row" style={{ gap: 0 }}>
      <IconButton
        icon="left"
        label={t('app.topbar.back')}
        shortcut="Alt+←"
        isDisabled={!canGoBack}
        onPress={navigation.back}
      />
      <IconButton
        icon="right"
        label={t('app.topbar.forward')}
        shortcut="Alt+→"
        isDisabled={!canGoForward}
        onPress={navigation.forward}
      />
    </span>
  )
}

function Omni() {
  const t = useT()
  const shortcut = useShortcutText('app.palette')
  return (
    <Button className="omni" onPress={() => overlays.setState({ open: 'palette' })}>
      <Icon name="search" />
      <span className="grow cut">{t('app.topbar.omni')}</span>
      {shortcut !== '' && <Kbd keys={shortcut} split />}
    </Button>
  )
}

function Person() {
  const t = useT()
  const { navigation } = useFrame()
  const workspace = useQuery('workspace.status', {}).data
  const name = workspace?.state === 'open' ? workspace.userName : ''
  return (
    <Button
      className="avatar"
      aria-label={t('app.topbar.you', { name })}
      onPress={() => navigation.go('/settings')}
    >
      {initialOf(name)}
    </Button>
  )
}

/** The family name's first character, as on a seal; Latin names by their initial. */
const initialOf = (name: string): string => Array.from(name.trim())[0]?.toUpperCase() ?? '·'
