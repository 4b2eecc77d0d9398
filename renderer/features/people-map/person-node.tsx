import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { memo, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { card, type MapPerson } from './map-data.ts'
import { CardFace } from './person-card.tsx'

export type PersonNode = Node<
  { readonly person: MapPerson; readonly isChosen: boolean; readonly spoken: string },
  'person'
>

/** Where a line may be drawn from: to the superior, to a report, to whoever this person has a say with. */
const handles = [
  { id: 'superior', position: Position.Top, x: card.width / 2, y: 0 },
  { id: 'report', position: Position.Bottom, x: card.width / 2, y: card.height },
  { id: 'say-left', position: Position.Left, x: 0, y: card.height / 2 },
  { id: 'say-right', position: Position.Right, x: card.width, y: card.height / 2 },
] as const
const handleSize = 12
export const handleBounds = handles.map(({ id, position, x, y }) => ({
  id,
  type: 'source' as const,
  position,
  x: x - handleSize / 2,
  y: y - handleSize / 2,
  width: handleSize,
  height: handleSize,
}))

export const PersonNodeView = memo(function PersonNodeView({ data }: NodeProps<PersonNode>) {
  const t = useT()
  // Lines end where the pointer is let go, so only a card that a line can begin at needs handles: four for each of 150
  // people would be what opening the map waits for.
  const [wasNear, setWasNear] = useState(false)
  return (
    <div className="pm-node" onPointerEnter={() => setWasNear(true)}>
      <CardFace person={data.person} isChosen={data.isChosen} spoken={data.spoken} />
      {(wasNear || data.isChosen) &&
        handles.map(({ id, position }) => (
          <Handle
            key={id}
            id={id}
            type="source"
            position={position}
            className={id}
            title={t(`map.handle.${id === 'superior' || id === 'report' ? id : 'say'}`)}
          />
        ))}
    </div>
  )
})
