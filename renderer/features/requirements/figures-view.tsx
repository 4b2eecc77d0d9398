import { useEffect, useMemo, useRef, useState } from 'react'
import {
  type RequirementState,
  type Stay,
  staysOf,
  stepFigures,
  weeklyThroughput,
} from '../../../shared/domain/requirement/index.ts'
import { addDays, type Day, dayToNumber } from '../../../shared/kernel/index.ts'
import { Link, useQuery, useToday } from '../../app/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, SectionHead, TableHead } from '../../ui/index.ts'

const weeks = 12
/** With fewer stays than this a median says less than the stays themselves. */
const fewStays = 5

/** Day 0 was a Thursday. */
const mondayOf = (day: Day): Day => addDays(day, -((dayToNumber(day) + 3) % 7))

interface Opened {
  readonly title: string
  /** By id: the list they stand in can change while they are shown. */
  readonly rows: readonly { readonly id: string; readonly note: string }[]
}

/** REQ-9: how long each step takes, what comes in and what is closed, and the rows behind every figure. */
export function FiguresView() {
  const t = useT()
  const format = useFormat()
  const today = useToday()
  const { data } = useQuery('requirement.histories', {})
  const promises = useQuery('promise.list', { states: ['open'] }).data?.promises
  const [opened, setOpened] = useState<Opened | null>(null)
  const place = useRef<HTMLElement>(null)
  // Beside the figures, or beneath them where there is no room: there they are brought into sight.
  useEffect(() => {
    if (opened !== null) place.current?.scrollIntoView({ block: 'nearest' })
  }, [opened])
  const histories = useMemo(() => (data?.requirements ?? []).map(({ moves }) => moves), [data])
  const stays = useMemo(() => staysOf(histories, today), [histories, today])
  const figures = useMemo(() => stepFigures(histories, today), [histories, today])
  const throughput = useMemo(() => weeklyThroughput(histories, weeks, mondayOf(today)), [histories, today])
  if (data === undefined) return null
  const most = Math.max(1, ...throughput.flatMap(({ opened: came, closed }) => [came, closed]))
  const open = stays.filter(({ isOpen }) => isOpen)
  const oldest = open.toSorted((left, right) => right.days - left.days)[0]
  const idOf = (history: number): string => data.requirements[history]?.id ?? ''
  const daysWord = (days: number): string => t('requirements.figures.days', { count: days })
  const show = (title: string, found: readonly Stay[]): void =>
    setOpened({
      title,
      rows: found
        .toSorted((left, right) => right.days - left.days)
        .map(({ history, days }) => ({ id: idOf(history), note: daysWord(days) })),
    })
  const figure = (text: string, label: string, found: readonly Stay[]) =>
    found.length === 0 ? (
      <span className="faint">—</span>
    ) : (
      <Button size="small" kind="quiet" aria-label={`${label}: ${text}`} onPress={() => show(label, found)}>
        {text}
      </Button>
    )
  const spread = (ended: readonly Stay[], median: number | null): string => {
    const days = ended.map((stay) => stay.days).toSorted((left, right) => left - right)
    if (days.length < fewStays) return format.list(days.map((each) => String(each)))
    return t('requirements.figures.median', {
      median: median ?? 0,
      low: days[0] ?? 0,
      high: days.at(-1) ?? 0,
    })
  }
  const stepWord = (state: RequirementState): string => t(`loops.requirementState.${state}`)
  const inWeek = (from: Day, to: Day, isWanted: (at: number, moved: RequirementState) => boolean) =>
    histories.flatMap((moves, history) =>
      moves.flatMap(({ to: moved, day }, at) =>
        day >= from && day <= to && isWanted(at, moved) ? [{ id: idOf(history), note: day }] : [],
      ),
    )
  return (
    <div className="rqf">
      <div className="rqf-main">
        <dl className="rqf-top">
          <div>
            <dt>{t('requirements.figure.open')}</dt>
            <dd>{figure(format.count(open.length), t('requirements.figure.open'), open)}</dd>
          </div>
          <div>
            <dt>{t('requirements.figures.oldest')}</dt>
            <dd>
              {figure(
                oldest === undefined ? '' : daysWord(oldest.days),
                t('requirements.figures.oldest'),
                oldest === undefined ? [] : [oldest],
              )}
            </dd>
          </div>
          <div>
            <dt>{t('requirements.figures.promises')}</dt>
            <dd>
              <Link to="/promises?show=open">{format.count(promises?.length ?? 0)}</Link>
            </dd>
          </div>
        </dl>
        <SectionHead title={t('requirements.figures.steps')} />
        <table className="tbl" aria-label={t('requirements.figures.steps')}>
          <TableHead
            columns={[
              t('requirements.table.state'),
              { figures: t('requirements.figures.ended') },
              t('requirements.figures.took'),
              { figures: t('requirements.figures.now') },
              { figures: t('requirements.figures.longest') },
            ]}
          />
          <tbody>
            {figures.map(({ state, medianDays, oldestOpenDays }) => {
              const ended = stays.filter((stay) => stay.state === state && !stay.isOpen)
              const standing = stays.filter((stay) => stay.state === state && stay.isOpen)
              return (
                <tr key={state}>
                  <th scope="row">{stepWord(state)}</th>
                  <td className="r num">
                    {figure(
                      format.count(ended.length),
                      `${stepWord(state)} · ${t('requirements.figures.ended')}`,
                      ended,
                    )}
                  </td>
                  <td className="num">
                    {figure(
                      spread(ended, medianDays),
                      `${stepWord(state)} · ${t('requirements.figures.took')}`,
                      ended,
                    )}
                  </td>
                  <td className="r num">
                    {figure(
                      format.count(standing.length),
                      `${stepWord(state)} · ${t('requirements.figures.now')}`,
                      standing,
                    )}
                  </td>
                  <td className="r num">
                    {figure(
                      daysWord(oldestOpenDays ?? 0),
                      `${stepWord(state)} · ${t('requirements.figures.longest')}`,
                      standing.filter(({ days }) => days === oldestOpenDays),
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
        <SectionHead title={t('requirements.figures.weeks')} />
        <table className="tbl" aria-label={t('requirements.figures.weeks')}>
          <TableHead
            columns={[
              t('requirements.figures.week'),
              t('requirements.figures.came'),
              t('requirements.figures.closed'),
            ]}
          />
          <tbody>
            {throughput.map(({ first, last, opened: came, closed }) => (
              <tr key={first}>
                <th scope="row" className="num">{`${first} — ${last.slice(5)}`}</th>
                {(
                  [
                    ['came', came, inWeek(first, last, (at) => at === 0)],
                    ['closed', closed, inWeek(first, last, (_, moved) => moved === 'told')],
                  ] as const
                ).map(([name, count, rows]) => (
                  <td key={name}>
                    <span className={`rqf-bar ${name}`} style={{ inlineSize: `${(count / most) * 60}%` }} />
                    {count === 0 ? (
                      <span className="faint num">0</span>
                    ) : (
                      <Button
                        size="small"
                        kind="quiet"
                        aria-label={`${first} ${t(`requirements.figures.${name}`)}: ${count}`}
                        onPress={() =>
                          setOpened({ title: `${first} · ${t(`requirements.figures.${name}`)}`, rows })
                        }
                      >
                        {format.count(count)}
                      </Button>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <section
        ref={place}
        className="rqf-rows"
        aria-label={t('requirements.figures.rows')}
        aria-live="polite"
      >
        {opened === null ? (
          <p className="muted t13">{t('requirements.figures.hint')}</p>
        ) : (
          <>
            <SectionHead title={opened.title} count={opened.rows.length} />
            <ul className="plist ruled">
              {opened.rows.map(({ id, note }, at) => {
                const row = data.requirements.find((each) => each.id === id)
                if (row === undefined) return null
                return (
                  <li key={`${row.id} ${at}`}>
                    <p>
                      <span className="num muted">{row.code}</span>{' '}
                      <Link to={`/requirements/${row.id}`}>{row.title}</Link>
                    </p>
                    <span className="muted">{stepWord(row.state)}</span>
                    <span className="num">{note}</span>
                  </li>
                )
              })}
            </ul>
          </>
        )}
      </section>
    </div>
  )
}
