import { z } from 'zod'
import type { Frame } from '../frame.ts'
import { keepInterfaceState } from '../stores/interface-state.ts'

const placeKey = 'frame.place'
const savedPlace = z.object({ route: z.string().max(2_000), memory: z.record(z.string(), z.unknown()) })

/**
 * From the moment a workspace is open until it closes: brings back route, scroll, selection, filters and layout, and
 * keeps them as they change. Answers what ends it.
 */
export function startInterfaceSession(frame: Frame): () => void {
  const saved = frame.settings().interface
  const memory = keepInterfaceState({
    saved,
    extra: () => ({ [placeKey]: frame.navigation.snapshot() }),
    // Interface state is nobody's action: no undo, and a refusal (read-only) is no news.
    write: (state) =>
      frame.write('settings.set', { interface: state }, { undo: 'silent', failure: 'silent' }),
  })
  const place = savedPlace.safeParse(saved[placeKey])
  if (place.success) frame.navigation.restore(place.data)
  const offPlace = frame.navigation.subscribe(memory.touch)
  const offFlush = frame.onFlush(() => {
    memory.touch()
    return memory.flush()
  })
  return () => {
    offPlace()
    offFlush()
    memory.stop()
  }
}
