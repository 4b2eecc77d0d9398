import { useState } from 'react'
import { addDays, type Day, startOfDayInZone } from '../../../../shared/kernel/index.ts'
import { timelineKinds } from '../../../../shared/contract/index.ts'
import { usePlaceState, useQuery, useSettings } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { Button, DatePickerField, SegmentedControl } from '../../../ui/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { isFilter, kindsOf, timelineFilters } from '../timeline/filters.ts'
import { TimelineList } from '../timeline/timeline-list.tsx'

const pageSize = 100
/** The most that one question answers; older entries are reached by the day. */
const mostEntries = 500

/** VIS-7: everything that happened, filtered by kind, and as of a day. */
export function TimelineTab({ accountId }: { readonly accountId: string }) {
  const t = useT()
  const { timeZone } = useSettings()
  const [filter, setFilter] = usePlaceState('timeline.filter', 'all', isFilter)
  const [until, setUntil] = useState<Day | null>(null)
  const [limit, setLimit] = useState(pageSize)
  const kinds = kindsOf(filter)
  const timeline = useQuery(
    'account.timeline',
    {
      id: accountId,
      limit,
      ...(kinds.length === timelineKinds.length ? {} : { kinds: [...kinds] }),
      ...(until === null ? {} : { before: startOfDayInZone(addDays(until, 1), timeZone) }),
    },
    { keepPrevious: true },
  )
  return (
    <>
      <div className="row wrap c3-tools">
        <SegmentedControl
          size="small"
          label={t('account.timeline.filter')}
          segments={timelineFilters.map((id) => ({ id, label: t(`account.timeline.kinds.${id}`) }))}
          value={filter}
          onChange={setFilter}
        />
        <span className="sp" />
        <DatePickerField
          label={t('account.timeline.until')}
          className="in-row"
          value={until}
          onChange={setUntil}
        />
      </div>
      <Loaded query={timeline}>
        {({ entries, total }) =>
          entries.length === 0 ? (
            <Nothing
              text={t(
                filter === 'all' && until === null ? 'account.timeline.none' : 'account.timeline.noneLeft',
              )}
              {...(filter === 'all' && until === null
                ? {}
                : {
                    action: {
                      label: t('ui.empty.clearAll'),
                      icon: 'close' as const,
                      onPress: () => {
                        setFilter('all')
                        setUntil(null)
                      },
                    },
                  })}
            />
          ) : (
            <>
              <TimelineList entries={entries} />
              {entries.length >= limit && entries.length < total && (
                <p className="c3-more">
                  {limit < mostEntries ? (
                    <Button size="small" onPress={() => setLimit(limit + pageSize)}>
                      {t('account.timeline.more', { count: pageSize })}
                    </Button>
                  ) : (
                    <span className="muted">{t('account.timeline.older')}</span>
                  )}
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </>
  )
}
