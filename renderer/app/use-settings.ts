import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { CallInput } from '../../shared/contract/index.ts'
import { dayInZone, zoneOffsetMinutes, type Day } from '../../shared/kernel/index.ts'
import { useFrame } from './frame-context.ts'
import type { Settings } from './settings.ts'

/** Settings of this device; they change at once, everywhere. */
export function useSettings(): Settings {
  const frame = useFrame()
  return useSyncExternalStore(frame.onSettings, frame.settings)
}

export function useChangeSettings(): (change: CallInput<'settings.set'>) => Promise<boolean> {
  const { changeSettings } = useFrame()
  return useCallback((change) => changeSettings(change), [changeSettings])
}

/** The calendar day of now in the person's time zone. */
export function useToday(): Day {
  const { clock } = useFrame()
  return dayInZone(clock.now(), useSettings().timeZone)
}

/** `Format.time` wants the zone's offset at an instant; this knows the person's zone. The same object until it changes. */
export function useZone(): {
  readonly offsetMinutes: (instant: number) => number
  readonly dayOf: (instant: number) => Day
} {
  const { timeZone } = useSettings()
  return useMemo(
    () => ({
      offsetMinutes: (instant: number) => zoneOffsetMinutes(instant, timeZone),
      dayOf: (instant: number) => dayInZone(instant, timeZone),
    }),
    [timeZone],
  )
}
