import { describe, expect, test } from 'vitest'
import { features } from '../../../renderer/boot/features.ts'

/** VIS-6: no form of a record may come to be that throws away what was typed. */

const sources = Object.entries(
  import.meta.glob<string>('../../../renderer/{app,features}/**/*.tsx', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).map(([path, text]) => ({ path: path.slice('../../../renderer/'.length), text }))

const hasWords = (text: string): boolean => /<Text(Field|Area)\b/.test(text)
const isRecordForm = (text: string): boolean => text.includes('<RecordDialog')

/** Components made for a dialog of the registry say so by their props. */
const dialogFiles = sources.filter(
  ({ text }) => /\bDialogProps<'/.test(text) && !text.includes('DialogProps<Name'),
)

/** Dialogs of their own making, and why nothing typed there has to be kept. */
const others: Readonly<Record<string, string>> = {
  'app/records/record-dialog.tsx': 'is what keeps the words',
  'app/records/missing-record.tsx': 'has no fields',
  'app/shell/key-map.tsx': 'has no fields',
  'features/account/dialogs/owner.tsx': 'has no fields',
  'features/accounts/bulk-bar.tsx': 'one city or tag for the chosen rows',
  'features/accounts/range-dialog.tsx': 'a filter',
  'features/accounts/view-tabs.tsx': 'the name of a view',
  'features/exports/export-dialog.tsx': 'choices only',
  'features/people-map/lines-dialog.tsx': 'saves at once',
  'features/settings/new-recovery-code.tsx': 'a secret',
  'features/visits/calendar/import-dialog.tsx': 'choices only',
}

describe('VIS-6 every form takes part', () => {
  test('VIS-6 each dialog of the registry has a file that is looked at here', () => {
    const names = features.flatMap(({ dialogs }) => Object.keys(dialogs ?? {}))
    expect(names.length).toBeGreaterThan(40)
    const seen = dialogFiles.flatMap(({ text }) =>
      [...text.matchAll(/\bDialogProps<'([\w.]+)'>/g)].map(([, name]) => name),
    )
    expect(names.filter((name) => !seen.includes(name))).toEqual([])
  })

  test('VIS-6 each of them that takes words is a RecordDialog', () => {
    const withWords = dialogFiles.filter(({ text }) => hasWords(text))
    expect(withWords.length).toBeGreaterThan(30)
    expect(withWords.filter(({ text }) => !isRecordForm(text)).map(({ path }) => path)).toEqual([])
  })

  test('VIS-6 a dialog of another making is named above, with the reason', () => {
    const found = sources.filter(({ text }) => /<Dialog[\s>]/.test(text)).map(({ path }) => path)
    expect(found.sort()).toEqual(Object.keys(others).sort())
  })
})
