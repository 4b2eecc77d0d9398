import { fail, isDay, ok, type Result } from '../../kernel/index.ts'
import type { CustomKind } from './row.ts'

/** Why a text is no value of a custom field. */
export type CustomValueRefusal = 'not_a_number' | 'not_a_day' | 'not_an_option' | 'not_whole_minor_units'

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/
const whole = /^-?\d+$/

/** Digits without a plus sign, leading zeros or a dangling point: `+007.50` → `7.50`. */
const plainDecimal = (text: string): string => {
  const negative = text.startsWith('-')
  const [integer = '', fraction = ''] = text.replace(/^[+-]/, '').split('.')
  const digits = integer.replace(/^0+(?=\d)/, '') || '0'
  const body = fraction === '' ? digits : `${digits}.${fraction}`
  return negative && /[1-9]/.test(body) ? `-${body}` : body
}

/**
 * A custom field's value as it is stored (ACC-11), from text: text as typed without white space around it, a plain
 * decimal, a day, one of the options, or whole minor units for money. Null for blank text: the field is cleared.
 */
export function readCustomValue(
  field: { readonly kind: CustomKind; readonly options: readonly string[] },
  text: string | null,
): Result<string | null, CustomValueRefusal> {
  const typed = text?.trim() ?? ''
  if (typed === '') return ok(null)
  switch (field.kind) {
    case 'text':
      return ok(typed)
    case 'number':
      return decimal.test(typed) ? ok(plainDecimal(typed)) : fail('not_a_number')
    case 'date':
      return isDay(typed) ? ok(typed) : fail('not_a_day')
    case 'choice':
      return field.options.includes(typed) ? ok(typed) : fail('not_an_option')
    case 'money':
      return whole.test(typed) && Number.isSafeInteger(Number(typed))
        ? ok(plainDecimal(typed))
        : fail('not_whole_minor_units')
  }
}
