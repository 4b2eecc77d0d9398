import type { CallOutput } from '../../../../shared/contract/index.ts'
import {
  type ComparedAccount,
  type DuplicateReason,
  findDuplicates,
} from '../../../../shared/domain/duplicates/index.ts'
import { toStage, toTier } from '../../../../shared/domain/journey/index.ts'
import type { ReadStore, RecordOf } from '../../store/index.ts'
import { fold } from '../search/fold.ts'

type Candidate = CallOutput<'account.duplicates'>['candidates'][number]

interface ComparedRow {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  readonly website: string | null
  readonly phone: string | null
  readonly taxId: string | null
  readonly parentId: string | null
  readonly pinyin: string | null
}

const comparedSql = `
  SELECT a.id, a.name, a.short_name AS shortName, a.website, a.phone, a.tax_id AS taxId, a.parent_id AS parentId,
    k.pinyin
  FROM account a LEFT JOIN name_key k ON k.kind = 'account' AND k.record_id = a.id
  WHERE a.deleted_at IS NULL`

const given = (values: readonly (string | null)[]): string[] =>
  values.flatMap((value) => (value === null || value === '' ? [] : [value]))

function readCompared(read: ReadStore): ComparedAccount[] {
  const reach = new Map<string, { emails: string[]; phones: string[] }>()
  for (const person of read.rows<{ accountId: string; email: string | null; phone: string | null }>(
    `SELECT account_id AS accountId, email, phone FROM person
     WHERE account_id IS NOT NULL AND deleted_at IS NULL AND (email IS NOT NULL OR phone IS NOT NULL)`,
  )) {
    const known = reach.get(person.accountId) ?? { emails: [], phones: [] }
    known.emails.push(...given([person.email]))
    known.phones.push(...given([person.phone]))
    reach.set(person.accountId, known)
  }
  return read.rows<ComparedRow>(comparedSql).map((row) => ({
    id: row.id,
    name: row.name,
    foldedNames: given([row.name, row.shortName]).map(fold),
    pinyin: given([row.pinyin]),
    addresses: [...given([row.website]), ...(reach.get(row.id)?.emails ?? [])],
    taxId: row.taxId,
    phones: [...given([row.phone]), ...(reach.get(row.id)?.phones ?? [])],
    parentId: row.parentId,
  }))
}

const countSql = `
  WITH this (id) AS (SELECT ?)
  SELECT
    (SELECT count(*) FROM person WHERE account_id = this.id AND deleted_at IS NULL) AS people,
    (SELECT count(*) FROM contract_line WHERE account_id = this.id AND deleted_at IS NULL) AS lines,
    (SELECT count(*) FROM note WHERE account_id = this.id AND deleted_at IS NULL) AS notes
  FROM this`

/** As far as a person needs it to tell two accounts apart. */
export function sideOf(read: ReadStore, account: RecordOf<'account'>): Candidate['one'] {
  const [counts] = read.rows<Pick<Candidate['one'], 'people' | 'lines' | 'notes'>>(countSql, account.id)
  if (counts === undefined) throw new Error('the counts are one row')
  const { id, name, code, city, tier, stage, createdAt } = account
  return { id, name, code, city, tier: toTier(tier), stage: toStage(stage), createdAt, ...counts }
}

const toReason = (reason: DuplicateReason): Candidate['reasons'][number] => ({ ...reason })

/** ACC-10: accounts that may be one, the surest first, as many as asked for; and the pairs that are two for sure. */
export function readDuplicates(read: ReadStore, limit: number): CallOutput<'account.duplicates'> {
  const marks = read.records('account_apart', {}, { orderBy: '-createdAt' })
  const areApart = new Set(marks.map(({ oneId, otherId }) => pairKey(oneId, otherId)))
  const found = findDuplicates(readCompared(read)).filter(
    ({ one, other }) => !areApart.has(pairKey(one, other)),
  )
  const candidates = found.slice(0, limit).flatMap(({ one, other, certainty, reasons }): Candidate[] => {
    const sides = sidesOf(read, one, other)
    return sides === null ? [] : [{ ...sides, certainty, reasons: reasons.map(toReason) }]
  })
  return {
    candidates,
    total: found.length,
    apart: marks.flatMap(({ id, oneId, otherId, reason, createdAt, createdBy }) => {
      const sides = sidesOf(read, oneId, otherId)
      return sides === null ? [] : [{ id, ...sides, reason, at: createdAt, by: createdBy }]
    }),
  }
}

/** A pair has no order. */
export const pairKey = (one: string, other: string): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`

/** Null while one of them lies in the bin. */
function sidesOf(read: ReadStore, one: string, other: string) {
  const [left, right] = [read.record('account', one), read.record('account', other)]
  return left === undefined || right === undefined
    ? null
    : { one: sideOf(read, left), other: sideOf(read, right) }
}
