import { type ComparedAccount, coreName, domainOf, phoneKey, plainName, taxKey } from './keys.ts'

/** Why two accounts may be one. `value` is what they share; `percent`: how like the names are. */
export type DuplicateReason =
  | { readonly code: 'tax_id'; readonly value: string }
  | { readonly code: 'name'; readonly value: string }
  /** The same but for the form of the company: 华达精密 and 华达精密有限公司. */
  | { readonly code: 'core_name'; readonly value: string }
  | { readonly code: 'domain'; readonly value: string }
  | { readonly code: 'phone'; readonly value: string }
  | { readonly code: 'pinyin'; readonly value: string }
  | { readonly code: 'like_name'; readonly percent: number }
  /** Speaks against it. */
  | { readonly code: 'tax_id_differs' }

export interface DuplicateCandidate {
  /** Ids, the smaller text first. */
  readonly one: string
  readonly other: string
  /** 0 to 100: how sure, from all reasons together. */
  readonly certainty: number
  readonly reasons: readonly DuplicateReason[]
}

/** How sure one reason makes by itself. */
const weights = { tax_id: 0.97, name: 0.85, core_name: 0.75, domain: 0.6, phone: 0.45, pinyin: 0.5 } as const
/** Names under this likeness (Dice over pairs of characters) say nothing. */
const leastLikeness = 0.6
/** Two companies with two tax ids are seldom one, but a branch may be booked twice. */
const whenTaxDiffers = 0.35

interface Keys {
  readonly id: string
  readonly parentId: string | null
  readonly tax: string | null
  readonly names: ReadonlySet<string>
  readonly cores: ReadonlySet<string>
  readonly domains: ReadonlySet<string>
  readonly phones: ReadonlySet<string>
  readonly pinyin: ReadonlySet<string>
  readonly pairs: ReadonlySet<string>
}

const setOf = (values: readonly (string | null)[]): ReadonlySet<string> =>
  new Set(values.flatMap((value) => (value === null || value === '' ? [] : [value])))

const pairsOf = (text: string): ReadonlySet<string> => {
  const characters = [...text]
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))
}

function keysOf(account: ComparedAccount): Keys {
  const names = [account.name, ...account.foldedNames]
  return {
    id: account.id,
    parentId: account.parentId,
    tax: taxKey(account.taxId),
    names: setOf(names.map(plainName)),
    cores: setOf(names.map(coreName)),
    domains: setOf(account.addresses.map(domainOf)),
    phones: setOf(account.phones.map(phoneKey)),
    // Readings of one syllable are shared by hundreds.
    pinyin: setOf(account.pinyin.map(plainName).filter((reading) => reading.length >= 4)),
    pairs: pairsOf(coreName(account.foldedNames[0] ?? account.name)),
  }
}

const shared = (left: ReadonlySet<string>, right: ReadonlySet<string>): string | null =>
  [...left].filter((value) => right.has(value)).toSorted()[0] ?? null

function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size + right.size === 0) return 0
  let common = 0
  for (const pair of left) if (right.has(pair)) common += 1
  return (2 * common) / (left.size + right.size)
}

/** Compares two accounts; null when nothing speaks for their being one. */
function compare(left: Keys, right: Keys): DuplicateCandidate | null {
  const reasons: DuplicateReason[] = []
  let doubt = 1
  const found = (code: keyof typeof weights, value: string | null): boolean => {
    if (value === null) return false
    reasons.push({ code, value })
    doubt *= 1 - weights[code]
    return true
  }
  found('tax_id', left.tax !== null && left.tax === right.tax ? left.tax : null)
  // The name counts once: by the strongest of what it shares.
  if (
    !found('name', shared(left.names, right.names)) &&
    !found('core_name', shared(left.cores, right.cores)) &&
    !found('pinyin', shared(left.pinyin, right.pinyin))
  ) {
    const like = likeness(left.pairs, right.pairs)
    if (like >= leastLikeness) {
      reasons.push({ code: 'like_name', percent: Math.round(like * 100) })
      doubt *= 1 - 0.5 * like
    }
  }
  found('domain', shared(left.domains, right.domains))
  found('phone', shared(left.phones, right.phones))
  if (reasons.length === 0) return null
  let sure = 1 - doubt
  if (left.tax !== null && right.tax !== null && left.tax !== right.tax) {
    reasons.push({ code: 'tax_id_differs' })
    sure *= whenTaxDiffers
  }
  const [one, other] = left.id < right.id ? [left.id, right.id] : [right.id, left.id]
  return { one, other, certainty: Math.round(sure * 100), reasons }
}

export interface DuplicateSettings {
  /** Nothing below is offered, 0 to 100. */
  readonly atLeast?: number | undefined
  /** Pairs that somebody said are two: `pairKey` of each. */
  readonly apart?: ReadonlySet<string> | undefined
}

/** One key for two ids, in whatever order. */
export const pairKey = (one: string, other: string): string =>
  one < other ? `${one}/${other}` : `${other}/${one}`

/**
 * A key that more accounts share tells nothing of two of them: an agency's phone, a shared portal. The same name or tax
 * id tells of every one, but beyond some hundreds a list was imported twice, and pairs are no help.
 */
const sharedAtMost = { tax: 300, name: 300, core: 300, pinyin: 20, domain: 20, phone: 20, pair: 20 } as const

/**
 * Accounts that may be one (ACC-10), surest first. Parent and child are two on purpose and are left out, and so are
 * pairs set apart. Only accounts that share some key, or a rare pair of characters, are compared.
 */
export function findDuplicates(
  accounts: readonly ComparedAccount[],
  { atLeast = 40, apart = new Set() }: DuplicateSettings = {},
): DuplicateCandidate[] {
  const all = accounts.map(keysOf)
  const places = new Map<string, { readonly most: number; readonly list: number[] }>()
  const note = (kind: keyof typeof sharedAtMost, values: Iterable<string>, index: number): void => {
    for (const value of values) {
      const key = `${kind}:${value}`
      const place = places.get(key)
      if (place === undefined) places.set(key, { most: sharedAtMost[kind], list: [index] })
      else place.list.push(index)
    }
  }
  for (const [index, keys] of all.entries()) {
    note('tax', keys.tax === null ? [] : [keys.tax], index)
    note('name', keys.names, index)
    note('core', keys.cores, index)
    note('pinyin', keys.pinyin, index)
    note('domain', keys.domains, index)
    note('phone', keys.phones, index)
    note('pair', keys.pairs, index)
  }
  const tried = new Set<string>()
  const candidates: DuplicateCandidate[] = []
  for (const { list, most } of places.values()) {
    if (list.length < 2 || list.length > most) continue
    for (const [position, at] of list.entries())
      for (const next of list.slice(position + 1)) {
        const [left, right] = [all[at], all[next]]
        if (left === undefined || right === undefined) continue
        const key = pairKey(left.id, right.id)
        if (tried.has(key)) continue
        tried.add(key)
        if (left.parentId === right.id || right.parentId === left.id || apart.has(key)) continue
        const candidate = compare(left, right)
        if (candidate !== null && candidate.certainty >= atLeast) candidates.push(candidate)
      }
  }
  return candidates.sort(
    (left, right) =>
      right.certainty - left.certainty ||
      (pairKey(left.one, left.other) < pairKey(right.one, right.other) ? -1 : 1),
  )
}
