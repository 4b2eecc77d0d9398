import { addDays, type Day, isDay } from '../../kernel/index.ts'
import { type ViewField, operatorsOf, viewField } from './fields.ts'
import type { ViewCondition, ViewContext, ViewRow } from './row.ts'
import { foldText, matchesSearch, searchWords } from './search.ts'

type Test = (row: ViewRow) => boolean

const numbersOf = (values: readonly string[]): number[] =>
  values.filter((value) => value.trim() !== '').map(Number)

/**
 * The days of `within`: N ≥ 0 means from today to N days ahead, N < 0 from N days back to today, both ends included.
 * A range is written as two numbers.
 */
function daysWithin(values: readonly string[], today: Day): { from: Day; to: Day } | null {
  const numbers = numbersOf(values)
  const [first, second] = numbers
  if (
    first === undefined ||
    numbers.some((number) => !Number.isInteger(number) || Math.abs(number) > 100_000)
  )
    return null
  const [low, high] = second === undefined ? [Math.min(0, first), Math.max(0, first)] : [first, second]
  return { from: addDays(today, Math.min(low, high)), to: addDays(today, Math.max(low, high)) }
}

const isEmpty = (field: ViewField): Test => {
  if (field.kind === 'flag') return () => false
  if (field.kind === 'list') return (row) => field.valueOf(row).length === 0
  return (row) => {
    const value = field.valueOf(row)
    return value === null || value === ''
  }
}

function equality(field: ViewField, values: readonly string[]): Test {
  switch (field.kind) {
    case 'text':
    case 'choice': {
      const wanted = new Set(values.map(foldText))
      return (row) => {
        const value = field.valueOf(row)
        return value !== null && wanted.has(foldText(value))
      }
    }
    case 'day': {
      const wanted = new Set(values)
      return (row) => {
        const value = field.valueOf(row)
        return value !== null && wanted.has(value)
      }
    }
    case 'list': {
      const wanted = new Set(values.map(foldText))
      return (row) => field.valueOf(row).some((value) => wanted.has(foldText(value)))
    }
    case 'flag': {
      const wanted = new Set(values)
      return (row) => wanted.has(String(field.valueOf(row)))
    }
    case 'number':
    case 'money': {
      const wanted = new Set(numbersOf(values))
      return (row) => {
        const value = field.valueOf(row)
        return value !== null && wanted.has(value)
      }
    }
  }
}

function containment(
  field: ViewField,
  values: readonly string[],
  nameKeysOf: ViewContext['nameKeysOf'] | null,
): Test | null {
  const wanted = values.map(foldText).filter((value) => value !== '')
  if (wanted.length === 0) return null
  if (nameKeysOf !== null) {
    const searches = wanted.map(searchWords)
    return (row) => searches.some((words) => matchesSearch(row, words, nameKeysOf))
  }
  if (field.kind === 'text') {
    return (row) => {
      const value = field.valueOf(row)
      if (value === null) return false
      const folded = foldText(value)
      return wanted.some((part) => folded.includes(part))
    }
  }
  if (field.kind === 'list')
    return (row) => field.valueOf(row).some((value) => wanted.some((part) => foldText(value).includes(part)))
  return null
}

function comparison(
  field: ViewField,
  operator: 'atLeast' | 'atMost',
  values: readonly string[],
): Test | null {
  if (field.kind === 'day') {
    const bound = values.find(isDay)
    if (bound === undefined) return null
    return (row) => {
      const value = field.valueOf(row)
      return value !== null && (operator === 'atLeast' ? value >= bound : value <= bound)
    }
  }
  if (field.kind !== 'number' && field.kind !== 'money') return null
  const [bound] = numbersOf(values)
  if (bound === undefined || !Number.isFinite(bound)) return null
  return (row) => {
    const value = field.valueOf(row)
    return value !== null && (operator === 'atLeast' ? value >= bound : value <= bound)
  }
}

/**
 * A condition as a test of rows. Null: it says nothing, so it is left out: the field is gone, the operator does not
 * fit it, or no usable value stands in it.
 */
export function conditionTest(condition: ViewCondition, context: ViewContext): Test | null {
  const field = viewField(condition.field, context)
  if (field === null) return null
  const { operator, values } = condition
  const fitting: readonly string[] = operatorsOf[field.kind]
  if (!fitting.includes(operator)) return null
  switch (operator) {
    case 'empty':
      return isEmpty(field)
    case 'notEmpty': {
      const empty = isEmpty(field)
      return (row) => !empty(row)
    }
    case 'is':
      return values.length === 0 ? null : equality(field, values)
    case 'isNot': {
      if (values.length === 0) return null
      const equal = equality(field, values)
      return (row) => !equal(row)
    }
    case 'contains':
      return containment(field, values, condition.field === 'name' ? context.nameKeysOf : null)
    case 'atLeast':
    case 'atMost':
      return comparison(field, operator, values)
    case 'within': {
      const span = daysWithin(values, context.today)
      if (span === null || field.kind !== 'day') return null
      return (row) => {
        const value = field.valueOf(row)
        return value !== null && span.from <= value && value <= span.to
      }
    }
  }
}
