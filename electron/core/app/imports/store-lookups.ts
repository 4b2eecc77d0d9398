import {
  type AccountFacts,
  foldName,
  type LineFacts,
  type StoreLookups,
} from '../../../../shared/domain/exchange/index.ts'
import type { ReadStore } from '../../store/index.ts'

export interface StoredAccount extends AccountFacts {
  readonly id: string
  readonly code: string | null
  readonly name: string
  readonly parentId: string | null
}

export interface StoredLine extends LineFacts {
  readonly id: string
  readonly accountId: string
}

/** The same text for a code whatever its width and the blanks around it. */
export const codeKey = (code: string): string => code.normalize('NFKC').trim()

/** What the store holds that rows of an import can point at. */
export interface KnownRecords extends StoreLookups {
  readonly accounts: readonly StoredAccount[]
  storedLine(code: string): StoredLine | undefined
}

interface AccountRow {
  readonly id: string
  readonly code: string | null
  readonly name: string
  readonly parent_id: string | null
  readonly signup_day: string | null
  readonly churned_flag: number
}
interface LineRow {
  readonly id: string
  readonly account_id: string
  readonly from_day: string
  readonly to_day: string | null
}

export function readKnownRecords(read: ReadStore): KnownRecords {
  const accounts = read
    .rows<AccountRow>(
      'SELECT id, code, name, parent_id, signup_day, churned_flag FROM account WHERE deleted_at IS NULL',
    )
    .map(
      (row): StoredAccount => ({
        id: row.id,
        code: row.code,
        name: row.name,
        parentId: row.parent_id,
        signupDay: row.signup_day,
        churned: row.churned_flag === 1,
      }),
    )
  const byCode = new Map<string, StoredAccount>()
  const byName = new Map<string, StoredAccount[]>()
  for (const account of accounts) {
    if (account.code !== null) byCode.set(codeKey(account.code), account)
    const name = foldName(account.name)
    const same = byName.get(name)
    if (same) same.push(account)
    else byName.set(name, [account])
  }
  // Lines are many and asked for one by one, most of them more than once.
  const lines = new Map<string, StoredLine | undefined>()
  const storedLine = (code: string): StoredLine | undefined => {
    const key = codeKey(code)
    if (lines.has(key)) return lines.get(key)
    const row = read.rows<LineRow>(
      'SELECT id, account_id, from_day, to_day FROM contract_line WHERE code IN (?, ?) AND deleted_at IS NULL LIMIT 1',
      code,
      key,
    )[0]
    const line = row && { id: row.id, accountId: row.account_id, fromDay: row.from_day, toDay: row.to_day }
    lines.set(key, line)
    return line
  }
  return {
    accounts,
    accountByCode: (code) => byCode.get(codeKey(code)),
    accountsByName: (name) => byName.get(foldName(name)) ?? [],
    storedLine,
    lineByCode: storedLine,
  }
}
