import { useFrame } from '../../app/index.ts'
import { failureWords } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { announce, showToast } from '../../ui/index.ts'
import type { Influence, Point } from './map-data.ts'

export interface LineWrites {
  /** Words of the refusal; null: done. */
  setSuperior(personId: string, superiorId: string | null): Promise<string | null>
  /** Gives the line's id; null: refused, and said so. */
  saveInfluence(line: Omit<Influence, 'id'> & { readonly id?: string }): Promise<string | null>
  removeInfluence(id: string): Promise<void>
  place(places: ReadonlyMap<string, Point>): Promise<void>
}

/** What the map, its panel and its dialog write. A refused line is said in words that name the way round. */
export function useLineWrites(accountId: string): LineWrites {
  const t = useT()
  const { write } = useFrame()
  return {
    async setSuperior(personId, superiorId) {
      const result = await write(
        'person.update',
        { id: personId, patch: { reportsToId: superiorId } },
        { failure: 'silent' },
      )
      if (result.ok) return null
      const way = result.error.data?.['way']
      const words = typeof way === 'string' ? t('map.cycle', { way }) : failureWords(result.error).what
      announce(words, 'assertive')
      showToast({ text: words, icon: 'risk' })
      return words
    },
    async saveInfluence(line) {
      const result = await write('influence.save', line)
      return result.ok ? result.value.id : null
    },
    async removeInfluence(id) {
      await write('influence.remove', { id })
    },
    async place(places) {
      const moved = [...places].map(([id, { x, y }]) => ({
        id,
        place: { x: Math.round(x), y: Math.round(y) },
      }))
      if (moved.length === 0) return
      const placeOf = new Map(moved.map(({ id, place }) => [id, place]))
      await write(
        'people.place',
        { accountId, places: moved },
        {
          optimistic: (queries) => [
            queries.patch('people.map', { accountId }, (data) => ({
              ...data,
              people: data.people.map((person) => {
                const place = placeOf.get(person.id)
                return place === undefined ? person : { ...person, place }
              }),
            })),
          ],
        },
      )
    },
  }
}
