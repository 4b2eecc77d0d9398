import { useEffect, useRef } from 'react'
import { useFrame } from '../frame-context.ts'

/**
 * Makes something a layer while `isOpen`: Esc closes the top one only, and focus returns to what opened it, or,
 * where that is gone, to the page.
 */
export function useLayer(isOpen: boolean, close: () => void): void {
  const { layers } = useFrame()
  const closeRef = useRef(close)
  closeRef.current = close
  useEffect(() => {
    if (!isOpen) return
    const opener = document.activeElement
    const remove = layers.open(() => closeRef.current())
    return () => {
      remove()
      // Focus that has moved on by itself is where the person wants it.
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (!isLost) return
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      else document.getElementById('page')?.focus()
    }
  }, [isOpen, layers])
}
