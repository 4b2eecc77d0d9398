import { useFrame, useToday, useZone } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { classNames, Icon } from '../../../ui/index.ts'
import { RecordButton } from '../../../app/records/record-button.tsx'
import type { TimelineEntry } from '../records.ts'
import { entryTarget } from './entry-target.ts'
import { entryDetail, entryTitle, entryTone, eventWord, kindIcon } from './entry-words.ts'

/** What happened, the latest first; each opens its record. */
export function TimelineList({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const t = useT()
  const format = useFormat()
  const frame = useFrame()
  const today = useToday()
  const zone = useZone()
  return (
    <ol className="tl">
      {entries.map((entry, index) => {
        const day = zone.dayOf(entry.at)
        const target = entryTarget(entry, frame)
        const detail = entryDetail(t, format, entry)
        const words = (
          <>
            <b>{eventWord(t, entry)}</b> {entryTitle(t, entry)}
          </>
        )
        return (
          // One action can change a thing twice at the same moment.
          <li key={`${entry.kind} ${entry.id} ${entry.event} ${entry.at} ${index}`}>
            <time dateTime={day} className="num" title={format.day(day)}>
              {format.shortDay(day, today)}
            </time>
            <Icon name={kindIcon[entry.kind]} className={classNames(entryTone(entry))} />
            <div className="grow">
              {target === null ? words : <RecordButton onPress={target}>{words}</RecordButton>}
              {detail !== '' && <p className="muted tl-d">{detail}</p>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
