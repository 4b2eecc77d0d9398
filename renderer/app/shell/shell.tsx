import { useEffect, useState } from 'react'
import { useRouter } from 'wouter'
import { useT } from '../../i18n/index.ts'
import { isMac } from '../../ui/index.ts'
import { listenToKeyboard } from '../commands/keyboard.ts'
import { useNativeMenu } from '../commands/use-native-menu.ts'
import { DialogHost } from '../dialogs/dialog-host.tsx'
import { useFrame } from '../frame-context.ts'
import { Palette } from '../palette/palette.tsx'
import { findRoute } from '../routes/match.ts'
import { startInterfaceSession } from './interface-session.ts'
import { keepFocus } from './keep-focus.ts'
import { KeyMap } from './key-map.tsx'
import { Rail } from './rail.tsx'
import { RouteView } from './route-view.tsx'
import { TopBar } from './top-bar.tsx'

/** Begins the session before the first page is drawn, so that it is drawn where it was left. */
function useInterfaceSession(): void {
  const frame = useFrame()
  const { parser } = useRouter()
  const [session] = useState<{ stop: (() => void) | null }>({ stop: null })
  if (session.stop === null) {
    session.stop = startInterfaceSession(frame)
    // The first page's data comes while its code is still being loaded and the frame around it is drawn.
    const first = findRoute(
      parser,
      frame.features.flatMap((feature) => feature.routes ?? []),
      frame.navigation.place().path,
    )
    first?.route.preload?.(frame, first.params)
  }
  useEffect(
    () => () => {
      session.stop?.()
      session.stop = null
    },
    [session],
  )
}

/** The window while a workspace is open: spine, top bar, page, and what lies over them. */
export function Shell() {
  const t = useT()
  const frame = useFrame()
  useInterfaceSession()
  useNativeMenu()
  useEffect(() => listenToKeyboard({ window, frame, isMac: isMac() }), [frame])
  useEffect(() => keepFocus(document, () => performance.now()), [])
  useEffect(() => {
    const stops = frame.features.map((feature) => feature.start?.(frame))
    return () => {
      for (const stop of stops) stop?.()
    }
  }, [frame])
  return (
    <div className="app">
      <a
        className="skip"
        href="#page"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('page')?.focus()
        }}
      >
        {t('app.topbar.skip')}
      </a>
      <Rail />
      <TopBar />
      <RouteView />
      {frame.features.map(({ id, overlay: Overlay }) => Overlay && <Overlay key={id} />)}
      <DialogHost />
      <Palette />
      <KeyMap />
    </div>
  )
}
