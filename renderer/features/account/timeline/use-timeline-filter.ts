import { timelineKinds } from '../../../../shared/contract/index.ts'
import type { CallInput } from '../../../../shared/contract/index.ts'
import { isDay, isId, type Day } from '../../../../shared/kernel/index.ts'
import { usePlaceState } from '../../../app/index.ts'
import type { TimelineEntry } from '../records.ts'
import { isFilter, kindsOf, type TimelineFilter } from './filters.ts'

type Kind = TimelineEntry['kind']

const isKindOrNull = (value: unknown): value is Kind | null =>
  value === null || timelineKinds.some((kind) => kind === value)
const isDayOrNull = (value: unknown): value is Day | null =>
  value === null || (typeof value === 'string' && isDay(value))
const isIdOrNull = (value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && isId(value))
const isText = (value: unknown): value is string => typeof value === 'string'

/** What is looked for; each part is kept with the page in the history, so that going back finds it as it was. */
export function useTimelineFilter() {
  const [group, setGroup] = usePlaceState<TimelineFilter>('timeline.filter', 'all', isFilter)
  const [kind, setKind] = usePlaceState<Kind | null>('timeline.kind', null, isKindOrNull)
  const [personId, setPersonId] = usePlaceState<string | null>('timeline.person', null, isIdOrNull)
  const [from, setFrom] = usePlaceState<Day | null>('timeline.from', null, isDayOrNull)
  const [to, setTo] = usePlaceState<Day | null>('timeline.to', null, isDayOrNull)
  const [text, setText] = usePlaceState('timeline.text', '', isText)
  const kinds = kind !== null && kindsOf(group).includes(kind) ? [kind] : kindsOf(group)
  const input: Pick<CallInput<'account.timeline'>, 'kinds' | 'personId' | 'from' | 'to' | 'text'> = {
    ...(kinds.length === timelineKinds.length ? {} : { kinds: [...kinds] }),
    ...(personId === null ? {} : { personId }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(text.trim() === '' ? {} : { text }),
  }
  return {
    group,
    kind: kinds.length === 1 ? kind : null,
    personId,
    from,
    to,
    text,
    input,
    isFiltered: Object.keys(input).length > 0,
    setGroup: (next: TimelineFilter) => {
      setGroup(next)
      setKind(null)
    },
    setKind,
    setPersonId,
    setFrom,
    setTo,
    setText,
    clear: () => {
      setGroup('all')
      setKind(null)
      setPersonId(null)
      setFrom(null)
      setTo(null)
      setText('')
    },
  }
}
