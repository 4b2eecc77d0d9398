import { type CalendarDate, parseDate } from '@internationalized/date'
import { type ClipboardEvent, useContext } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarStateContext,
  DateField as AriaDateField,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Popover,
} from 'react-aria-components'
import { addDays, type Day, dayToNumber } from '../../shared/kernel/index.ts'
import { useFormat, useT } from '../i18n/index.ts'
import { classNames } from './class-names.ts'
import { textToDay } from './day-text.ts'
import { FieldFoot, FieldLabel, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import { imeGuard } from './ime.ts'

export interface DateFieldProps extends FieldProps {
  /** ISO day or null. */
  readonly value: Day | null
  readonly onChange: (day: Day | null) => void
  readonly minimum?: Day
  readonly maximum?: Day
  readonly className?: string
  readonly autoFocus?: boolean
}

/** What a calendar says about the chosen day, such as a day off and the next working day. */
export interface DayNote {
  readonly text: string
  readonly moveTo?: Day
}

export interface DatePickerProps extends DateFieldProps {
  readonly noteOf?: (day: Day) => DayNote | undefined
  /** 0 Sunday, 1 Monday; by language when left out. */
  readonly weekStart?: 0 | 1
}

const weekDays = ['sun', 'mon'] as const
const toDate = (day: Day | null | undefined): CalendarDate | null => (day ? parseDate(day) : null)
/** Dates stay ISO in every language; Canadian English is the English that writes them so. */
const isoLocale = (language: string): string => (language.startsWith('zh') ? language : 'en-CA')

const segments = (
  <DateInput className="dsegs">
    {(segment) => (
      <DateSegment segment={segment} className="dseg">
        {segment.type === 'literal' ? '-' : segment.text}
      </DateSegment>
    )}
  </DateInput>
)

/**
 * Whether a key was pressed in a part of a date. React Aria keeps Enter there to itself and does nothing with it: who
 * saves with Enter listens while the key is on its way down.
 */
export const isDatePart = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('.dseg') !== null

function useDateProps({
  label,
  hideLabel,
  error,
  isRequired,
  value,
  onChange,
  minimum,
  maximum,
  className,
}: DateFieldProps) {
  return {
    ...(hideLabel ? { 'aria-label': label } : {}),
    validationBehavior: 'aria' as const,
    ...(isRequired ? { isRequired: true } : {}),
    value: toDate(value),
    onChange: (date: CalendarDate | null) => onChange(date ? date.toString() : null),
    ...(minimum ? { minValue: parseDate(minimum) } : {}),
    ...(maximum ? { maxValue: parseDate(maximum) } : {}),
    isInvalid: Boolean(error),
    shouldForceLeadingZeros: true,
    granularity: 'day' as const,
    className: classNames('field', className),
  }
}

/** A pasted date is taken whole, in any of the usual spellings. */
const pasteDay = (near: Day | null, onChange: (day: Day) => void) => ({
  onPaste: (event: ClipboardEvent) => {
    const day = textToDay(event.clipboardData.getData('text/plain'), near ?? '2026-01-01')
    if (!day) return
    event.preventDefault()
    onChange(day)
  },
})

/** Segments to type or step through with the arrows; a pasted date works too. */
export function DateField(props: DateFieldProps) {
  const { language } = useFormat()
  const { label, hideLabel, hint, error, isRequired, isDisabled, autoFocus } = props
  return (
    <I18nProvider locale={isoLocale(language)}>
      <AriaDateField {...useDateProps(props)} isDisabled={isDisabled ?? false} autoFocus={autoFocus ?? false}>
        <FieldLabel label={label} hideLabel={hideLabel ?? false} isRequired={isRequired ?? false} />
        <Group
          className={classNames('input', error && 'bad')}
          {...imeGuard}
          {...pasteDay(props.value, props.onChange)}
        >
          {segments}
        </Group>
        <FieldFoot hint={hint} error={error} />
      </AriaDateField>
    </I18nProvider>
  )
}

/** The same with a calendar behind the button (Alt+↓). */
export function DatePickerField(props: DatePickerProps) {
  const t = useT()
  const format = useFormat()
  const {
    label,
    hideLabel,
    hint,
    error,
    isRequired,
    isDisabled,
    autoFocus,
    noteOf,
    weekStart,
    value,
    onChange,
  } = props
  return (
    <I18nProvider locale={isoLocale(format.language)}>
      <DatePicker
        {...useDateProps(props)}
        isDisabled={isDisabled ?? false}
        autoFocus={autoFocus ?? false}
        firstDayOfWeek={weekDays[weekStart ?? format.weekStart]}
      >
        <FieldLabel label={label} hideLabel={hideLabel ?? false} isRequired={isRequired ?? false} />
        <Group className={classNames('input', error && 'bad')} {...imeGuard} {...pasteDay(value, onChange)}>
          {segments}
          <Button className="btn icon" aria-label={t('ui.field.openCalendar')}>
            <Icon name="calendar" />
          </Button>
        </Group>
        <FieldFoot hint={hint} error={error} />
        <Popover className="pop" offset={4} placement="bottom start">
          <Dialog className="dialog-bare">
            <Calendar className="cal" firstDayOfWeek={weekDays[weekStart ?? format.weekStart]}>
              <MonthSheet value={value} onChange={onChange} {...(noteOf ? { noteOf } : {})} />
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  )
}

interface DayFootProps extends Pick<DatePickerProps, 'value' | 'noteOf'> {
  readonly onChange: (day: Day) => void
}

function DayFoot({ value, onChange, noteOf }: DayFootProps) {
  const t = useT()
  const format = useFormat()
  const note = value ? noteOf?.(value) : undefined
  if (!note) return null
  const { moveTo } = note
  return (
    <p className="cal-f">
      <span>{note.text}</span>
      <span className="sp" />
      {moveTo && (
        <Button slot={null} className="link" onPress={() => onChange(moveTo)}>
          {t('ui.calendar.moveTo', { day: format.day(moveTo).slice(5) })}
        </Button>
      )}
    </p>
  )
}

/** The month in house style; React Aria's own would read 2026年12月. */
function MonthName() {
  const format = useFormat()
  const state = useContext(CalendarStateContext)
  return <Heading level={2}>{state && format.month(state.visibleRange.start.toString())}</Heading>
}

/** Head, days and foot, within a React Aria calendar. */
function MonthSheet(props: DayFootProps) {
  const t = useT()
  return (
    <>
      <div className="cal-h">
        <Button slot="previous" className="btn quiet sm icon" aria-label={t('ui.calendar.previousMonth')}>
          <Icon name="left" />
        </Button>
        <MonthName />
        <span className="sp" />
        <Button slot="next" className="btn quiet sm icon" aria-label={t('ui.calendar.nextMonth')}>
          <Icon name="right" />
        </Button>
      </div>
      <MonthGrid />
      <DayFoot {...props} />
    </>
  )
}

const isWeekend = (day: Day): boolean => [0, 6].includes((dayToNumber(day) + 4) % 7)

function MonthGrid() {
  return (
    <CalendarGrid className="cd" weekdayStyle="narrow">
      <CalendarGridHeader>
        {(name) => <CalendarHeaderCell className="dw">{name}</CalendarHeaderCell>}
      </CalendarGridHeader>
      <CalendarGridBody>
        {(date) => (
          <CalendarCell date={date} className={classNames('dd', isWeekend(date.toString()) && 'we')} />
        )}
      </CalendarGridBody>
    </CalendarGrid>
  )
}

export interface MonthCalendarProps {
  readonly label: string
  readonly value: Day | null
  readonly onChange: (day: Day) => void
  readonly noteOf?: (day: Day) => DayNote | undefined
  readonly weekStart?: 0 | 1
}

/** The calendar on its own, without a field. */
export function MonthCalendar({ label, value, onChange, noteOf, weekStart }: MonthCalendarProps) {
  const format = useFormat()
  return (
    <I18nProvider locale={isoLocale(format.language)}>
      <Calendar
        aria-label={label}
        className="cal"
        firstDayOfWeek={weekDays[weekStart ?? format.weekStart]}
        value={toDate(value)}
        onChange={(date) => onChange(date.toString())}
      >
        <MonthSheet value={value} onChange={onChange} {...(noteOf ? { noteOf } : {})} />
      </Calendar>
    </I18nProvider>
  )
}

/** The first day not before `day` that `isOff` does not claim; gives up after a year. */
export function nextOpenDay(day: Day, isOff: (day: Day) => boolean): Day {
  let candidate = day
  for (let step = 0; step < 366 && isOff(candidate); step += 1) candidate = addDays(candidate, 1)
  return candidate
}
