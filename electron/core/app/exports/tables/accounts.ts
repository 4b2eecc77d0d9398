import { customFieldKey } from '../../../../../shared/domain/account-view/index.ts'
import { type CustomField, readCustomFields } from '../../accounts/custom-fields.ts'
import { readAccountRows } from '../../accounts/rows.ts'
import type { StoredRow, TableColumn, TableSource } from '../table.ts'
import { choice, day, flag, instant, key, money, number, text } from './columns.ts'
import { calendarNameOf, calendarNameSql } from './service.ts'

const own: readonly TableColumn[] = [
  text('code', 'accountCode'),
  text('name', 'accountName'),
  text('shortName'),
  text('parentName'),
  choice('tier', 'tier'),
  flag('ka'),
  text('tierReason'),
  choice('stage', 'stage'),
  day('stageSince'),
  text('owner'),
  text('city'),
  text('region'),
  text('country'),
  text('address'),
  text('industry'),
  text('edition'),
  text('website'),
  text('phone'),
  text('taxId'),
  day('signupDay'),
  text('source'),
  number('employees'),
  money('annualRevenue', 'currency'),
  text('currency'),
  number('seats'),
  number('seatsAssigned'),
  number('seatsActive'),
  day('seatsCountedOn'),
  text('budgetDay'),
  text('tags'),
  flag('trial'),
  text('calendarName', 'workCalendar'),
  key('calendar'),
  key('parentRecordId'),
]

/** What follows from contracts, visits and loops, as of today. */
const derived: readonly TableColumn[] = [
  { ...money('arr', 'arrCurrency'), field: 'arrMinor' },
  text('arrCurrency'),
  number('otherCurrencies'),
  day('termFrom'),
  day('termTo'),
  day('renewalStart'),
  flag('openEnded'),
  number('seatsBought'),
  day('lastVisitDay'),
  number('openRequirements'),
  number('openPromises'),
  number('overduePromises'),
  day('goLiveOn'),
  day('firstValueOn'),
  { ...flag('churned'), field: 'churnedFlag' },
  text('description'),
  instant('createdAt'),
  text('createdBy'),
]

/** What of an account only its own page shows. */
const storedSql = `
  SELECT id, short_name AS shortName, tier_reason AS tierReason, address, website, phone, tax_id AS taxId, employees,
    annual_revenue_minor AS annualRevenue, currency, seats, seats_assigned AS seatsAssigned, seats_active AS seatsActive,
    seats_counted_on AS seatsCountedOn, budget_day AS budgetDay, trial, calendar,
    ${calendarNameSql('calendar')} AS calendarName, parent_id AS parentRecordId, description, created_at AS createdAt,
    created_by AS createdBy
  FROM account WHERE id IN (SELECT value FROM json_each(?))`

const customTypes = {
  text: 'text',
  choice: 'text',
  number: 'number',
  money: 'money',
  date: 'day',
} as const

/** Under its name, unless the product has a column of that name. */
function customColumn({ id, name, kind }: CustomField): TableColumn {
  const taken = [...own, ...derived].some(({ key }) => key === name)
  const key = taken || name === 'id' ? `${name} (${id})` : name
  return {
    key,
    header: { text: name },
    type: customTypes[kind],
    field: customFieldKey(id),
    ...(kind === 'money' ? { currency: currencyOf(key) } : {}),
  }
}

/** Where a row holds the currency of a custom amount. */
const currencyOf = (key: string): string => `${key}\u0000currency`

/** ACC-1, ACC-11: the columns of the grid, the facts of the page, and the fields the person added. */
export const accountsTable: TableSource = {
  title: 'accounts',
  isReadAtOnce: true,
  columns: (read) => [...own, ...readCustomFields(read).map(customColumn), ...derived],

  ids({ store }, { ids, accountId }) {
    const there = store.read
      .rows<{ id: string }>(
        'SELECT id FROM account WHERE deleted_at IS NULL AND (? IS NULL OR id = ?) ORDER BY name, id',
        accountId ?? null,
        accountId ?? null,
      )
      .map(({ id }) => id)
    if (ids === undefined) return there
    const known = new Set(there)
    return ids.filter((id) => known.has(id))
  },

  rows(reading, ids, { accountId }, words) {
    const { read } = reading.store
    const wanted = new Set(ids)
    const stored = new Map(
      read
        .rows<StoredRow & { readonly id: string }>(storedSql, JSON.stringify(ids))
        .map((row) => [row.id, row]),
    )
    const fields = readCustomFields(read)
    return readAccountRows(read, reading, accountId)
      .filter(({ id }) => wanted.has(id))
      .map((row): StoredRow => {
        const { custom, tags, ka, openEnded, churnedFlag, arrMinor, ...grid } = row
        const added: [string, string | number | null][] = fields.flatMap((field) => {
          const value = custom[field.id] ?? null
          const isNumber = field.kind === 'number' || field.kind === 'money'
          const { key } = customColumn(field)
          return [
            [key, value !== null && isNumber ? Number(value) : value],
            [currencyOf(key), field.currency],
          ]
        })
        const kept = stored.get(row.id)
        return {
          ...kept,
          calendarName: calendarNameOf(kept?.['calendarName'], kept?.['calendar'], words),
          ...grid,
          ka: ka ? 1 : 0,
          openEnded: openEnded ? 1 : 0,
          churned: churnedFlag ? 1 : 0,
          tags: tags.length === 0 ? null : tags.join('; '),
          // Nothing under contract is nothing, not zero of some currency.
          arr: row.arrCurrency === null ? null : arrMinor,
          ...Object.fromEntries(added),
        }
      })
  },
}
