import { livingLinesFrom } from '../../contracts/lines.ts'
import { rowsOf, type Source, type TimelineEntry } from './source.ts'

export const contracts: Source = (sources) => [
  ...rowsOf<{
    id: string
    title: string
    signed_on: string
    from_day: string | null
    to_day: string | null
  }>(
    sources,
    `SELECT id, title, signed_on, from_day, to_day
     FROM contract WHERE account_id = ? AND deleted_at IS NULL AND signed_on IS NOT NULL`,
  ).map((contract) => ({
    kind: 'contract' as const,
    id: contract.id,
    at: sources.at(contract.signed_on),
    event: 'contract.signed',
    title: contract.title,
    detail: null,
    data: { fromDay: contract.from_day, toDay: contract.to_day },
  })),
  ...rowsOf<{
    id: string
    name: string
    from_day: string
    to_day: string | null
    amount_minor: number
    amount_basis: string
    currency: string
  }>(
    sources,
    `SELECT l.id, coalesce(l.product, l.edition, l.code, '') AS name, l.from_day, l.to_day, l.amount_minor,
       l.amount_basis, l.currency
     ${livingLinesFrom} AND l.account_id = ?`,
  ).flatMap((line) => {
    const base = {
      kind: 'contract' as const,
      id: line.id,
      title: line.name,
      detail: null,
      data: {
        fromDay: line.from_day,
        toDay: line.to_day,
        amountMinor: line.amount_minor,
        amountBasis: line.amount_basis,
        currency: line.currency,
      },
    }
    const entries: TimelineEntry[] = [
      { ...base, at: sources.at(line.from_day), event: 'contract_line.begun' },
    ]
    if (line.to_day !== null && line.to_day < sources.today)
      entries.push({ ...base, at: sources.at(line.to_day), event: 'contract_line.ended' })
    return entries
  }),
]
