import { useMemo } from 'react'
import { useT } from '../../i18n/index.ts'
import { type Influence, type MapPerson, superiorsAmong } from './map-data.ts'

/** That and when somebody left, or where they are now; null: they are here. */
export function useGoneWords(): (person: MapPerson) => string | null {
  const t = useT()
  return ({ moved, leftOn }) =>
    moved !== null
      ? t('account.person.movedOn', {
          day: moved.day,
          account: moved.accountName ?? t('account.person.nowhere'),
        })
      : leftOn !== null
        ? t('account.person.leftOn', { day: leftOn })
        : null
}

/** A person's lines in words: what a screen reader hears after what stands on the card. */
export function useSpokenLines(
  people: readonly MapPerson[],
  influences: readonly Influence[],
): (person: MapPerson) => string {
  const t = useT()
  return useMemo(() => {
    const names = new Map(people.map(({ id, name }) => [id, name]))
    const superiors = superiorsAmong(people)
    const nameAnd = (id: string, strength: Influence['strength']): string =>
      t('map.spoken.line', { name: names.get(id) ?? '', strength: t(`map.strength.${strength}`) })
    return ({ id }) => {
      const superior = names.get(superiors.get(id) ?? '')
      const weighsWith = influences.filter(({ fromId }) => fromId === id)
      const hears = influences.filter(({ toId }) => toId === id)
      return [
        superior === undefined ? null : t('map.spoken.reportsTo', { name: superior }),
        weighsWith.length === 0
          ? null
          : t('map.spoken.weighsWith', {
              names: weighsWith
                .map(({ toId, strength }) => nameAnd(toId, strength))
                .join(t('map.spoken.and')),
            }),
        hears.length === 0
          ? null
          : t('map.spoken.hears', {
              names: hears.map(({ fromId, strength }) => nameAnd(fromId, strength)).join(t('map.spoken.and')),
            }),
      ]
        .filter((part) => part !== null)
        .join(t('map.spoken.comma'))
    }
  }, [people, influences, t])
}
