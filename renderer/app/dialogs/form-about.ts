import type { DialogInputs, DialogName } from './dialog-inputs.ts'

/** Where a form was opened from or what it shows beside: the words in it are about the same thing. */
const passing: ReadonlySet<string> = new Set(['day', 'owner', 'askIds', 'replacesShipped'])

/** What a new record begins with. Of a record that is there they say nothing. */
const beginnings: ReadonlySet<string> = new Set(['title', 'name', 'statement', 'result', 'wording'])

const longest = 4_000

const byText = (a: string, b: string): number => (a < b ? -1 : 1)

/**
 * What a form is about, as one text: the record, or the account (and the sentence, or the words it begins with) of a
 * record to come. The same form opened again has the same.
 */
export function formAbout(input: DialogInputs[DialogName]): string {
  const isOfRecord = 'id' in input && input.id !== undefined
  const entries = Object.entries(input)
    .filter(
      ([key, value]) => value !== undefined && !passing.has(key) && !(isOfRecord && beginnings.has(key)),
    )
    .map(([key, value]): [string, unknown] => {
      // The sentence moves when text is written above it.
      if (key === 'evidence') return [key, [value.noteId, value.quote]]
      return [key, Array.isArray(value) ? [...value].sort(byText) : value]
    })
    .sort(([a], [b]) => byText(a, b))
  return JSON.stringify(Object.fromEntries(entries)).slice(0, longest)
}
