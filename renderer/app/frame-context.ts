import { createContext, useContext } from 'react'
import type { Frame } from './frame.ts'

export const FrameContext = createContext<Frame | null>(null)

/** The frame's services. They are the same objects for as long as the window lives. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext)
  if (frame === null) throw new Error('useFrame is only there inside the frame')
  return frame
}
