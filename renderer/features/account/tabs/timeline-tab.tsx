import { isDay } from '../../../../shared/kernel/index.ts'
import { useFrame, usePlace, useQuery, useToday } from '../../../app/index.ts'
import { useT } from '../../../i18n/index.ts'
import { DatePickerField, SearchField, SegmentedControl, Select } from '../../../ui/index.ts'
import { KnownOn } from '../known/known-on.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import type { AccountDetail } from '../records.ts'
import { kindsOf, timelineFilters } from '../timeline/filters.ts'
import { pageSize, TimelineScroll } from '../timeline/timeline-scroll.tsx'
import { useTimelineFilter } from '../timeline/use-timeline-filter.ts'

/** VIS-7: everything that happened, and the account as it was known on a day (`?known=2026-09-30`). */
export function TimelineTab({ account }: { readonly account: AccountDetail }) {
  const t = useT()
  const today = useToday()
  const { navigation } = useFrame()
  const known = usePlace().query['known']
  const knownDay = known !== undefined && isDay(known) && known <= today ? known : null
  const chooseDay = (day: string | null): void => navigation.setQuery({ known: day })
  const past = (
    <DatePickerField
      label={t('account.known.choose')}
      className="in-row"
      maximum={today}
      value={knownDay}
      onChange={chooseDay}
    />
  )
  if (knownDay !== null)
    return <KnownOn account={account} day={knownDay} picker={past} onBack={() => chooseDay(null)} />
  return <EverythingThatHappened accountId={account.id} past={past} />
}

function EverythingThatHappened({
  accountId,
  past,
}: {
  readonly accountId: string
  readonly past: React.ReactNode
}) {
  const t = useT()
  const filter = useTimelineFilter()
  const people = useQuery('person.list', { accountId })
  const timeline = useQuery(
    'account.timeline',
    { id: accountId, ...filter.input, offset: 0, limit: pageSize },
    { keepPrevious: true },
  )
  const anyone = 'anyone'
  const anyKind = 'any'
  const kinds = kindsOf(filter.group)
  return (
    <>
      <div className="row wrap c3-tools tl-tools">
        <SegmentedControl
          size="small"
          label={t('account.timeline.filter')}
          segments={timelineFilters.map((id) => ({ id, label: t(`account.timeline.kinds.${id}`) }))}
          value={filter.group}
          onChange={filter.setGroup}
        />
        <span className="sp" />
        {past}
      </div>
      <div className="row wrap c3-tools">
        <SearchField
          label={t('account.timeline.text')}
          placeholder={t('account.timeline.text')}
          width={180}
          value={filter.text}
          onSearch={filter.setText}
        />
        <Select
          label={t('account.timeline.kind')}
          hideLabel
          width={132}
          choices={[
            { id: anyKind, label: t('account.timeline.anyKind') },
            ...kinds.map((kind) => ({ id: kind, label: t(`account.timeline.kindOf.${kind}`) })),
          ]}
          value={filter.kind ?? anyKind}
          onChange={(id) => filter.setKind(kinds.find((kind) => kind === id) ?? null)}
        />
        <Select
          label={t('account.timeline.person')}
          hideLabel
          width={132}
          choices={[
            { id: anyone, label: t('account.timeline.anyone') },
            ...(people.data?.people ?? []).map(({ id, name }) => ({ id, label: name })),
          ]}
          value={filter.personId ?? anyone}
          onChange={(id) => filter.setPersonId(id === anyone ? null : id)}
        />
        <DatePickerField
          label={t('account.timeline.since')}
          className="in-row"
          value={filter.from}
          onChange={filter.setFrom}
        />
        <DatePickerField
          label={t('account.timeline.until')}
          className="in-row"
          value={filter.to}
          onChange={filter.setTo}
        />
      </div>
      <Loaded query={timeline}>
        {({ total, months }) =>
          total === 0 ? (
            <Nothing
              text={t(filter.isFiltered ? 'account.timeline.noneLeft' : 'account.timeline.none')}
              {...(filter.isFiltered
                ? {
                    action: {
                      label: t('ui.empty.clearAll'),
                      icon: 'close' as const,
                      onPress: filter.clear,
                    },
                  }
                : {})}
            />
          ) : (
            <TimelineScroll
              // Another question begins at its top.
              key={JSON.stringify(filter.input)}
              accountId={accountId}
              input={filter.input}
              total={total}
              months={months}
            />
          )
        }
      </Loaded>
    </>
  )
}
