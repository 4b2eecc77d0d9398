import { useEffect, useState, useSyncExternalStore } from 'react'
import { useFrame } from '../frame-context.ts'

const subscribeOnline = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** Whether the computer has a network. Nothing here needs one; it is only said. */
export const useOnline = (): boolean => useSyncExternalStore(subscribeOnline, () => navigator.onLine)

/** Whether the core answers. */
export function useLink(): boolean {
  const { client } = useFrame()
  const [isUp, setUp] = useState(true)
  useEffect(() => client.onLink(setUp), [client])
  return isUp
}
