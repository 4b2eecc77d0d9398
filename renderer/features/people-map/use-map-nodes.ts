import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { card, type MapPerson, type Point } from './map-data.ts'
import { handleBounds, type PersonNode } from './person-node.tsx'

/** Nodes as they were where nothing about them changed, so that React Flow draws only the rest again. */
function keepSame(before: readonly PersonNode[], wanted: readonly PersonNode[]): PersonNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  return wanted.map((node) => {
    const old = known.get(node.id)
    // Under the pointer a card is where the pointer has it.
    if (old?.dragging === true) return { ...node, position: old.position, dragging: true }
    const isSame =
      old !== undefined &&
      old.data.person === node.data.person &&
      old.data.isChosen === node.data.isChosen &&
      old.position.x === node.position.x &&
      old.position.y === node.position.y &&
      old.data.spoken === node.data.spoken &&
      old.domAttributes?.tabIndex === node.domAttributes?.tabIndex
    return isSame ? old : node
  })
}

interface MapNodesInput {
  readonly people: readonly MapPerson[]
  readonly places: ReadonlyMap<string, Point>
  readonly chosenId: string | null
  readonly spokenOf: (person: MapPerson) => string
}

/** A node per person. While a card is under the pointer or moved by keys, it is where it was moved to. */
export function useMapNodes({
  people,
  places,
  chosenId,
  spokenOf,
}: MapNodesInput): [PersonNode[], Dispatch<SetStateAction<PersonNode[]>>] {
  const t = useT()
  const firstId = people[0]?.id
  const tabStop = people.some(({ id }) => id === chosenId) ? chosenId : firstId
  const wanted = people.map((person): PersonNode => {
    const isChosen = person.id === chosenId
    return {
      id: person.id,
      type: 'person',
      position: places.get(person.id) ?? { x: 0, y: 0 },
      width: card.width,
      height: card.height,
      handles: handleBounds,
      draggable: person.moved === null,
      data: { person, isChosen, spoken: spokenOf(person) },
      ariaRole: 'button',
      domAttributes: {
        tabIndex: person.id === tabStop ? 0 : -1,
        'aria-pressed': isChosen,
        'aria-roledescription': t('map.card'),
      },
    }
  })
  const [nodes, setNodes] = useState<PersonNode[]>(wanted)
  const latestWanted = useRef(wanted)
  latestWanted.current = wanted
  // Between these the nodes are the canvas's own: a card under the pointer is where the pointer is.
  useEffect(() => {
    setNodes((before) => keepSame(before, latestWanted.current))
  }, [people, places, chosenId, tabStop, spokenOf])
  return [nodes, setNodes]
}
