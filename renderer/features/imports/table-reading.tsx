import { useT } from '../../i18n/index.ts'
import { NumberField, Select } from '../../ui/index.ts'
import type { ImportSession, TablePlan } from './import-session.ts'

const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const
const delimiters = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'pipe'],
] as const
const orders = ['YMD', 'DMY', 'MDY'] as const
const currencies = ['CNY', 'TWD', 'HKD', 'USD', 'EUR', 'JPY'] as const

/** How the file is read: what was found, each of it to be changed. */
export function TableReading({
  session,
  table,
}: {
  readonly session: ImportSession
  readonly table: TablePlan
}) {
  const t = useT()
  const { key, kind, encoding, delimiter, headerRow, dates, currency } = table
  const known = encodings.find((id) => id === encoding)
  const open = dates.find(({ order }) => order === 'ambiguous')
  const dated = dates.find(({ order }) => order === 'DMY' || order === 'MDY' || order === 'YMD')
  return (
    <div className="imp-read">
      {kind === 'delimited' && (
        <>
          <Select
            label={t('importing.encoding')}
            choices={(known === undefined && encoding !== '' ? [encoding, ...encodings] : encodings).map(
              (id) => ({ id, label: id.toUpperCase() }),
            )}
            value={encoding}
            onChange={(chosen) => void session.change(key, { encoding: chosen })}
          />
          <Select
            label={t('importing.delimiter')}
            choices={delimiters.map(([id, word]) => ({ id, label: t(`importing.${word}`) }))}
            value={delimiters.find(([id]) => id === delimiter)?.[0] ?? null}
            onChange={(chosen) => void session.change(key, { delimiter: chosen })}
          />
        </>
      )}
      {kind !== 'json' && (
        <NumberField
          label={t('importing.headerRow')}
          value={headerRow}
          onChange={(row) => {
            if (row !== null && row !== headerRow) void session.change(key, { headerRow: row })
          }}
          minimum={0}
        />
      )}
      {dates.length > 0 && (
        <Select
          label={t('importing.dateOrder')}
          choices={orders.map((id) => ({ id, label: t(`importing.${id}`) }))}
          value={open ? null : (orders.find((id) => id === dated?.order) ?? null)}
          placeholder={t('importing.undecided')}
          {...(open ? { error: t('importing.ambiguous', { sample: open.sample }) } : {})}
          onChange={(chosen) => void session.change(key, { dateOrder: chosen })}
        />
      )}
      <Select
        label={t('importing.fields.currency')}
        choices={currencies.map((id) => ({ id, label: id }))}
        value={currencies.find((id) => id === currency) ?? null}
        onChange={(chosen) => void session.change(key, { currency: chosen })}
      />
    </div>
  )
}
