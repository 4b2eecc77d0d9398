import { useCallback, useState, useSyncExternalStore } from 'react'
import { useFrame } from '../frame-context.ts'
import type { Navigation, Place } from './navigation.ts'

export const useNavigation = (): Navigation => useFrame().navigation

/** Where the window is: path, query, and the key of the history entry. */
export function usePlace(): Place {
  const { navigation } = useFrame()
  return useSyncExternalStore(navigation.subscribe, navigation.place)
}

/**
 * State that belongs to a place in history: which row was chosen, which tab. Going back brings it back, and the last
 * place brings it back on the next start. Only what JSON can hold.
 */
export function usePlaceState<Value>(
  name: string,
  initial: Value,
  isValue: (value: unknown) => value is Value,
): readonly [Value, (value: Value) => void] {
  const { navigation } = useFrame()
  const [value, setValue] = useState<Value>(() => {
    const recalled = navigation.recall(name)
    return isValue(recalled) ? recalled : initial
  })
  const change = useCallback(
    (next: Value) => {
      setValue(next)
      navigation.remember(name, next)
    },
    [navigation, name],
  )
  return [value, change]
}
