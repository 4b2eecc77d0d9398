import type { CallOutput } from '../../../../shared/contract/index.ts'
import type { Frame } from '../../../app/index.ts'
import type { TranslationKey, useT } from '../../../i18n/index.ts'

export type Question = CallOutput<'question.list'>['questions'][number]
type T = ReturnType<typeof useT>

/** The question as it is put to people, on the page, in the note, and with its answer. */
export function questionText(t: T, { key, subjectTitle, data }: Question): string {
  const { days, missing } = data
  const word = key === 'buyer_not_met' && typeof days !== 'number' ? 'buyer_never_met' : key
  const lacks = Array.isArray(missing)
    ? missing.map((part) => t(`brief.missing.${part}` as TranslationKey)).join(t('brief.join'))
    : ''
  return t(`brief.question.${word}` as TranslationKey, {
    name: shortened(subjectTitle ?? ''),
    missing: lacks,
    ...(typeof days === 'number' ? { count: days } : {}),
  })
}

const longestName = 40

/** A sentence that became a record can be long; in a question its beginning says which one is meant. */
const shortened = (text: string): string => {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length <= longestName
    ? characters.join('')
    : `${characters.slice(0, longestName).join('')}…`
}

/** Where the fact that is asked for is written down. */
export function openRecordOf(frame: Frame, accountId: string, { key, subject }: Question): void {
  const tab = (name: string): void => frame.navigation.go(`/accounts/${accountId}?tab=${name}`)
  switch (key) {
    case 'no_contact':
    case 'buyer_unknown':
    case 'champion_unknown':
      return tab('people')
    case 'single_contact':
      return tab('people')
    case 'buyer_not_met':
    case 'champion_gone':
    case 'attitude_unknown':
      return subject === null ? tab('people') : void frame.dialogs.open('person.edit', { id: subject })
    case 'first_value_incomplete':
    case 'first_value_unsigned':
      return subject === null ? tab('plan') : void frame.dialogs.open('firstValue.edit', { id: subject })
    case 'first_value_undefined':
    case 'outcome_unmeasured':
    case 'purchase_intent_unknown':
      return tab('plan')
    case 'cause_untested':
      return subject === null ? tab('risks') : void frame.dialogs.open('risk.edit', { id: subject })
    case 'value_without_quote':
      return subject === null ? tab('values') : void frame.dialogs.open('valueEntry.edit', { id: subject })
    case 'no_value_lately':
      return tab('values')
    case 'promise_undated':
      return subject === null ? tab('promises') : void frame.dialogs.open('promise.edit', { id: subject })
    case 'requirement_without_background':
      return subject === null ? tab('requirements') : frame.navigation.go(`/requirements/${subject}`)
    case 'clause_unread':
      return subject === null ? tab('contracts') : void frame.dialogs.open('contract.edit', { id: subject })
    default:
      return tab('contracts')
  }
}
