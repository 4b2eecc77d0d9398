import type { Port } from './port.ts'

/** Carries every text from one port to the other and back, unread. Returns the function that stops it. */
export function joinPorts(near: Port, far: Port): () => void {
  const offNear = near.onText((text) => far.post(text))
  const offFar = far.onText((text) => near.post(text))
  return () => {
    offNear()
    offFar()
  }
}
