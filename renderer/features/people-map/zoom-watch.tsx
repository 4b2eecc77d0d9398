import { useStore } from '@xyflow/react'
import { useEffect } from 'react'

/** Below these sizes a card shows its name alone, large enough to be read. */
const farBelow = 0.5
const farthestBelow = 0.32
export type Distance = 'near' | 'far' | 'farthest'

/** Says how far away the map is seen from. */
export function ZoomWatch({ onChange }: { readonly onChange: (distance: Distance) => void }) {
  const distance = useStore(
    ({ transform: [, , zoom] }): Distance =>
      zoom < farthestBelow ? 'farthest' : zoom < farBelow ? 'far' : 'near',
  )
  useEffect(() => onChange(distance), [distance, onChange])
  return null
}
