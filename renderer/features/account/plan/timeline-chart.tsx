import { useEffect, useMemo, useRef, useState } from 'react'
import { type AxisScale, axisRange, axisTicks, pixelsPerDay } from '../../../../shared/domain/plan/index.ts'
import { type Day, daysBetween } from '../../../../shared/kernel/index.ts'
import { useFrame, useToday } from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { classNames, Icon } from '../../../ui/index.ts'
import { RecordButton } from '../../../app/records/record-button.tsx'
import type { Plan } from './plan-record.tsx'
import { TimelineBar } from './timeline-bar.tsx'
import { isDone, type MovableRow, type TimelineRow } from './timeline-rows.ts'
import { useBarChange } from './use-bar-change.ts'

/** Days on which first value was signed, reached or is due: marked through all rows. */
function firstValueDays(
  plan: Plan,
): { readonly day: Day; readonly statement: string; readonly isSigned: boolean }[] {
  return plan.firstValues.flatMap(({ signedOn, reachedOn, dueDay, statement }) => {
    const day = signedOn ?? reachedOn ?? dueDay
    return day === null ? [] : [{ day, statement, isSigned: signedOn !== null }]
  })
}

const tightPixels = 48

/** VAL-4: the plan on a time axis. Own DOM: every bar is a button, so it is reached, named and printed. */
export function TimelineChart({
  plan,
  rows,
  scale,
}: {
  readonly plan: Plan
  readonly rows: readonly TimelineRow[]
  readonly scale: AxisScale
}) {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const { dialogs } = useFrame()
  const changes = useBarChange()
  const [stop, setStop] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const marks = useMemo(() => firstValueDays(plan), [plan])
  const range = useMemo(
    () =>
      axisRange(
        [
          ...rows.flatMap(({ bar }) => (bar === null ? [] : [bar.from, bar.to])),
          ...marks.map(({ day }) => day),
        ],
        today,
        scale,
      ),
    [rows, marks, today, scale],
  )
  const perDay = pixelsPerDay[scale]
  const at = (day: Day): number => daysBetween(range.from, day) * perDay
  const width = (daysBetween(range.from, range.to) + 1) * perDay
  const movable = rows.filter((row): row is MovableRow => row.kind !== 'outcome' && row.bar !== null)
  const stopId = movable.some(({ id }) => id === stop) ? stop : (movable[0]?.id ?? null)
  useEffect(() => {
    // Opens with today about a third in from the left.
    const pane = box.current
    if (pane !== null)
      pane.scrollLeft = Math.max(0, daysBetween(range.from, today) * perDay - pane.clientWidth / 4)
  }, [range.from, perDay, today])
  const step = (row: MovableRow, by: -1 | 1): void => {
    const next = movable[movable.indexOf(row) + by]
    if (next !== undefined) box.current?.querySelector<HTMLElement>(`[data-bar="${next.id}"]`)?.focus()
  }
  const open = (row: TimelineRow): void => {
    const { id } = row
    if (row.kind === 'outcome') void dialogs.open('outcome.edit', { id })
    else if (row.kind === 'milestone') void dialogs.open('milestone.edit', { id })
    else void dialogs.open('task.edit', { id })
  }
  // Stands to the left of its line where the words of a week or month begin right behind it.
  const isTight = axisTicks(range, scale).some((tick) => tick > today && at(tick) - at(today) < tightPixels)
  const tickWords = (tick: Day): string =>
    scale === 'week'
      ? format.shortDay(tick, today)
      : scale === 'month'
        ? format.month(tick)
        : t('plan.timeline.tick', {
            year: tick.slice(0, 4),
            quarter: Math.floor((Number(tick.slice(5, 7)) - 1) / 3) + 1,
          })
  return (
    <div className="gt" ref={box} role="group" aria-label={t('plan.timeline.title')} tabIndex={-1}>
      <div className="gt-in" style={{ width: `calc(var(--gt-names) + ${width}px)` }}>
        <div className="gt-axis" aria-hidden>
          <span className="gt-name" />
          <div className="gt-track">
            {axisTicks(range, scale).map((tick) => (
              <span key={tick} className="gt-tick num" style={{ left: at(tick) }}>
                {tickWords(tick)}
              </span>
            ))}
            <span className={classNames('gt-now', isTight && 'before')} style={{ left: at(today) }}>
              {t('plan.timeline.today')}
            </span>
          </div>
        </div>
        <ul>
          {rows.map((row) => (
            <li key={`${row.kind} ${row.id}`} className={`gt-row ${row.kind}`}>
              <span className={classNames('gt-name', isDone(row) && 'done')} title={row.title}>
                <RecordButton onPress={() => open(row)}>{row.title}</RecordButton>
              </span>
              <div className="gt-track">
                {row.kind === 'outcome' ? (
                  row.bar !== null && (
                    <span
                      className="gt-frame"
                      aria-hidden
                      style={{
                        left: at(row.bar.from),
                        width: (daysBetween(row.bar.from, row.bar.to) + 1) * perDay,
                      }}
                    />
                  )
                ) : row.bar === null ? (
                  <span className="gt-none faint t12" style={{ left: at(today) }}>
                    {t('plan.timeline.noDay')}
                  </span>
                ) : (
                  <TimelineBar
                    row={row}
                    from={range.from}
                    perDay={perDay}
                    today={today}
                    changes={changes}
                    isStop={row.id === stopId}
                    onOpen={() => open(row)}
                    onFocus={() => setStop(row.id)}
                    onStep={(by) => step(row, by)}
                  />
                )}
              </div>
            </li>
          ))}
        </ul>
        <div className="gt-lines" aria-hidden style={{ width }}>
          {axisTicks(range, scale).map((tick) => (
            <i key={tick} style={{ left: at(tick) }} />
          ))}
          <i className="now" style={{ left: at(today) + perDay / 2 }} />
          {marks.map(({ day, statement }) => (
            <i key={`${day} ${statement}`} className="fv1" style={{ left: at(day) + perDay / 2 }} />
          ))}
        </div>
        {marks.length > 0 && (
          <div className="gt-axis gt-foot">
            <span className="gt-name muted t12">{t('plan.timeline.firstValue')}</span>
            <div className="gt-track">
              {marks.map(({ day, statement, isSigned }) => (
                <span
                  key={`${day} ${statement}`}
                  className="gt-fv t12 pos"
                  style={{ left: at(day) + perDay / 2 }}
                >
                  <Icon name={isSigned ? 'check' : 'value'} size={14} />
                  {t(isSigned ? 'plan.timeline.signed' : 'plan.timeline.planned', {
                    day: format.shortDay(day, today),
                    statement,
                  })}
                </span>
              ))}
            </div>
          </div>
        )}
      </div>
    </div>
  )
}
