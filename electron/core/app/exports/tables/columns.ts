import type { ExportType } from '../../../exchange/index.ts'
import type { TableColumn } from '../table.ts'
import type { HeaderName, Vocabulary } from '../words.ts'

/** The header may be left out where it is called like the column. */
type Header<Key extends string> = Key extends HeaderName ? [header?: HeaderName] : [header: HeaderName]

const columnOf =
  (type: ExportType) =>
  <Key extends string>(key: Key, ...[header]: Header<Key>): TableColumn => ({
    key,
    // Without a header the key is one, by the type above.
    header: header ?? (key as Key & HeaderName),
    type,
  })

export const text = columnOf('text')
export const number = columnOf('number')
export const day = columnOf('day')
export const instant = columnOf('instant')
export const flag = columnOf('boolean')

/** `currency` is the column of the row that names it. */
export const money = <Key extends string>(
  key: Key,
  currency: string,
  ...header: Header<Key>
): TableColumn => ({
  ...columnOf('money')(key, ...header),
  currency,
})

/** A code, written in words for people. */
export const choice = <Key extends string>(
  key: Key,
  words: Vocabulary,
  ...header: Header<Key>
): TableColumn => ({
  ...columnOf('text')(key, ...header),
  words,
})

/** For programs only: a key or an id as it is stored. */
export const key = (name: string): TableColumn => ({
  key: name,
  header: { text: name },
  type: 'text',
  isForPrograms: true,
})

/** For programs only: a number that people read in another unit, or not at all. */
export const plainNumber = (name: string): TableColumn => ({ ...key(name), type: 'number' })

/** For programs only: what is stored as JSON, nested as it is. */
export const structure = (name: string): TableColumn => ({ ...key(name), type: 'json' })

/** Who the account is, for records that belong to one. */
export const accountColumns: readonly TableColumn[] = [
  text('accountName'),
  text('accountCode'),
  key('accountRecordId'),
]
export const accountSelect = 'a.name AS accountName, a.code AS accountCode, a.id AS accountRecordId'
