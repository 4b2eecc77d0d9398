import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useCommands, useFrame, useQuery } from '../../app/index.ts'
import { addDays, type Day } from '../../../shared/kernel/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { Button, classNames, Icon, isImeKey } from '../../ui/index.ts'
import {
  canBeDone,
  closeKey,
  closeRow,
  iconOf,
  nextWeek,
  placeOf,
  putOff,
  type Row,
  reasonKey,
  reasonValues,
  sectionsOf,
  titleOf,
  whyWords,
  writeNote,
} from './today-row.ts'

export interface TodayListProps {
  readonly rows: readonly Row[]
  /** How many there are: the list is cut. */
  readonly total: number
  readonly today: Day
  /** Id of the chosen row; the first when it is no longer there. */
  readonly chosen: string
  readonly onChoose: (id: string) => void
  readonly isFocused: boolean
  readonly onFocusChange: (isFocused: boolean) => void
}

const keyOf = (row: Row): string => `${row.kind}:${row.id}`

/** One ranked list with one tab stop. The chosen row shows why it stands where it stands. */
export function TodayList({
  rows,
  total,
  today,
  chosen,
  onChoose,
  isFocused,
  onFocusChange,
}: TodayListProps) {
  const t = useT()
  const format = useFormat()
  const frame = useFrame()
  const list = useRef<HTMLDivElement>(null)
  const status = useQuery('workspace.status', {}).data
  const me = status?.state === 'open' ? status.userName : null
  const index = Math.max(
    0,
    rows.findIndex((row) => keyOf(row) === chosen),
  )
  const row = rows[index]
  const moveTo = (next: number): void => {
    const target = rows[Math.min(rows.length - 1, Math.max(0, next))]
    if (target !== undefined) onChoose(keyOf(target))
  }
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [index])

  const open = (target: Row): void => {
    const place = placeOf(target)
    if (place !== null) frame.navigation.go(place)
    else if (target.kind === 'task') void frame.dialogs.open('task.edit', { id: target.id })
  }
  useCommands([
    {
      id: 'today.done',
      titleKey: row === undefined ? 'today.command.done' : closeKey(row),
      icon: 'check',
      group: 'record',
      shortcut: 'D',
      when: () => row !== undefined && canBeDone(row),
      run: () => (row === undefined ? undefined : closeRow(frame, row, today)),
    },
    {
      id: 'today.putOff',
      titleKey: 'today.command.putOff',
      icon: 'snooze',
      group: 'record',
      shortcut: 'S',
      when: () => row !== undefined,
      run: () => (row === undefined ? undefined : putOff(frame, row, addDays(today, 1))),
    },
    {
      id: 'today.putOffWeek',
      titleKey: 'today.command.putOffWeek',
      icon: 'snooze',
      group: 'record',
      shortcut: 'W',
      when: () => row !== undefined,
      run: () => (row === undefined ? undefined : putOff(frame, row, nextWeek(today))),
    },
    {
      id: 'today.putOffDay',
      titleKey: 'today.command.putOffDay',
      icon: 'snooze',
      group: 'record',
      shortcut: 'Shift+S',
      when: () => row !== undefined,
      run: () => (row === undefined ? undefined : void frame.dialogs.open('today.snooze', row)),
    },
    {
      id: 'today.handOver',
      titleKey: 'today.command.handOver',
      icon: 'handover',
      group: 'record',
      shortcut: 'H',
      when: () => row !== undefined,
      run: () => (row === undefined ? undefined : void frame.dialogs.open('today.handOver', row)),
    },
    {
      id: 'today.note',
      titleKey: 'today.command.note',
      icon: 'note',
      group: 'record',
      shortcut: 'N',
      when: () => row !== undefined,
      run: () => (row === undefined ? undefined : writeNote(frame, row)),
    },
  ])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isImeKey(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      j: index + 1,
      ArrowUp: index - 1,
      k: index - 1,
      Home: 0,
      End: rows.length - 1,
    }
    const next = moves[event.key]
    if (next !== undefined) moveTo(next)
    else if (event.key === 'Enter' && row !== undefined) open(row)
    else return
    event.preventDefault()
  }

  let rank = 0
  let before: Row | undefined
  return (
    <>
      <div className="page td">
        <div className="td-head muted t12" aria-hidden>
          <span className="td-rank">{t('today.head.rank')}</span>
          <span />
          <span className="grow">{t('today.head.what')}</span>
          <span className="td-m">{t('today.head.money')}</span>
          <span className="td-d">{t('today.head.due')}</span>
        </div>
        <div
          ref={list}
          role="listbox"
          aria-label={t('today.list')}
          tabIndex={0}
          className="td-list"
          aria-activedescendant={row === undefined ? undefined : `today-${keyOf(row)}`}
          onKeyDown={onKeyDown}
          onFocus={() => onFocusChange(true)}
          onBlur={() => onFocusChange(false)}
        >
          {sectionsOf(rows, today).map(({ urgency, rows: own }) => (
            <div key={urgency} role="group" aria-label={t(`today.urgency.${urgency}`)}>
              {urgency !== 'now' && (
                <div className="td-cap" aria-hidden>
                  {t(`today.urgency.${urgency}`)}
                </div>
              )}
              {own.map((each) => {
                rank += 1
                const isSame = each.accountId !== null && each.accountId === before?.accountId
                before = each
                const isChosen = each === row
                const money =
                  each.arrCurrency === null ? null : { minor: each.arrMinor, currency: each.arrCurrency }
                const values = reasonValues(each)
                const why = whyWords(each, t, format)
                return (
                  <div
                    key={keyOf(each)}
                    id={`today-${keyOf(each)}`}
                    role="option"
                    aria-selected={isChosen}
                    className={classNames(
                      'td-row',
                      urgency !== 'now' && 'later',
                      isChosen && 'sel',
                      isChosen && isFocused && 'foc',
                    )}
                    onMouseDown={() => onChoose(keyOf(each))}
                    onDoubleClick={() => open(each)}
                  >
                    <span className="td-rank num">{rank}</span>
                    <span className="td-kind">
                      <Icon name={iconOf[each.kind]} label={t(`today.kind.${each.kind}`)} />
                    </span>
                    <div className="grow">
                      <div className="td-t cut">{titleOf(each, t)}</div>
                      <div className="td-w cut">
                        {each.accountName !== null && <span className="td-a">{each.accountName}</span>}
                        {t(reasonKey(each), values)}
                        {each.owner !== null && each.owner !== me && (
                          <span className="td-o">{t('today.handedTo', { name: each.owner })}</span>
                        )}
                      </div>
                      {/* The reason is there for everybody; only the chosen row has the room to show it. */}
                      <div className={isChosen ? 'td-why' : 'visually-hidden'}>{why}</div>
                    </div>
                    <span
                      className="td-m num"
                      {...(money === null ? {} : { title: format.moneyFull(money) })}
                    >
                      {money !== null &&
                        (isSame ? (
                          <small>{t('today.sameAccount')}</small>
                        ) : (
                          <>
                            <b>{format.language === 'en' ? format.money(money) : format.moneyCell(money)}</b>
                            {format.language !== 'en' && <small>{format.moneyUnit(money.currency)}</small>}
                          </>
                        ))}
                    </span>
                    <DueText row={each} today={today} />
                  </div>
                )
              })}
            </div>
          ))}
        </div>
      </div>
      {total > rows.length && <p className="muted t12">{t('today.more', { count: total - rows.length })}</p>}
      {row !== undefined && (
        <div className="keys">
          {canBeDone(row) && (
            <Button size="small" kind="quiet" shortcut="D" onPress={() => void closeRow(frame, row, today)}>
              {t(closeKey(row))}
            </Button>
          )}
          <Button
            size="small"
            kind="quiet"
            shortcut="S"
            onPress={() => void putOff(frame, row, addDays(today, 1))}
          >
            {t('today.command.putOff')}
          </Button>
          <Button
            size="small"
            kind="quiet"
            shortcut="W"
            onPress={() => void putOff(frame, row, nextWeek(today))}
          >
            {t('today.command.putOffWeek')}
          </Button>
          <Button
            size="small"
            kind="quiet"
            shortcut="H"
            onPress={() => void frame.dialogs.open('today.handOver', row)}
          >
            {t('today.command.handOver')}
          </Button>
          <Button size="small" kind="quiet" shortcut="N" onPress={() => void writeNote(frame, row)}>
            {t('today.command.note')}
          </Button>
          <Button size="small" kind="quiet" shortcut="Enter" onPress={() => open(row)}>
            {t('common.action.open')}
          </Button>
        </div>
      )}
    </>
  )
}

function DueText({ row, today }: { readonly row: Row; readonly today: Day }) {
  const t = useT()
  if (row.overdueDays > 0)
    return (
      <span className="td-d dan">
        <Icon name="clock" />
        {t('today.overdue', { count: row.overdueDays })}
      </span>
    )
  if (row.dueDay === today) return <span className="td-d cau">{t('today.dueToday')}</span>
  return <span className="td-d num">{row.dueDay?.slice(5) ?? ''}</span>
}
