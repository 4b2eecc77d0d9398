import { useEffect } from 'react'
import { useT } from '../../i18n/index.ts'
import { useFrame } from '../frame-context.ts'
import { usePlace } from '../routes/use-navigation.ts'
import { useSettings } from '../use-settings.ts'
import { isAvailable } from './command-registry.ts'
import { menuPlan } from './menu-plan.ts'
import { useCommandList } from './use-commands.ts'

/** Keeps the native menu equal to the commands, and runs what is chosen there. */
export function useNativeMenu(): void {
  const t = useT()
  const frame = useFrame()
  const commands = useCommandList()
  const { shortcuts } = useSettings()
  const place = usePlace()
  // `place` decides what makes sense now, such as going back.
  const plan = JSON.stringify(menuPlan(commands, shortcuts, (command) => isAvailable(command, frame), t))
  useEffect(() => {
    void frame.host.setMenu(JSON.parse(plan))
  }, [frame, plan, place.key])
  useEffect(() => frame.host.onCommand((id) => void frame.commands.run(id, frame)), [frame])
}
