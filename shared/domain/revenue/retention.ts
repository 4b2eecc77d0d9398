import Big from 'big.js'
import type { Day } from '../../kernel/index.ts'
import type { ActiveRule, RevenueLine } from './contract-line.ts'
import { type Standing, standingOn, type ValuedLine, valued, wasActiveBefore } from './customer-life.ts'
import { type Movement, movementOf } from './movement.ts'

/** The switches of the retention figures and their defaults (metrics.md §1, §2). */
export interface RetentionSwitches {
  readonly activeRule: ActiveRule
  /** A renewal that starts at most so many days after the end is the same life. */
  readonly graceDays: number
}
export const defaultRetentionSwitches: RetentionSwitches = { activeRule: 'from_included', graceDays: 30 }

/** Why a contract line is in none of the sums. */
export type LeftOutReason =
  /** Open-ended with an amount for a span, or ending before it starts. */
  | 'no_annual_value'
  | 'ended_before'
  | 'starts_after'
  /** Began after the opening day and ended before the closing day. */
  | 'inside_period'
  /** Its customer was won in the period. */
  | 'new_customer'
  /** Its customer had left before the period and came back in it. */
  | 'won_back'
  /** Its customer paid nothing on the opening day, or refunds outweighed what it paid. */
  | 'nothing_paid'
  /** Its customer moved to another currency as a whole: no movement, and no rate to compare by. */
  | 'currency_changed'

/** One customer's part in the figures, so that they can be opened (REV-2). */
export interface CustomerRetention {
  readonly customerId: string
  readonly openingMinor: number
  readonly closingMinor: number
  readonly movement: Movement
  /** Null: in the cohort. */
  readonly leftOut: LeftOutReason | null
  /** `late`: renewed after a gap within the grace window. `in_grace`: counted as left, but may still renew in time. */
  readonly flags: readonly ('late' | 'in_grace')[]
}

export interface LineVerdict {
  readonly lineId: string
  /** Null: counted. */
  readonly leftOut: LeftOutReason | null
}

/** Retention in cohort form, one currency (metrics.md §2). Money in minor units, ratios as fractions of 1. */
export interface Retention {
  readonly definition: 'retention.cohort'
  readonly currency: string
  readonly from: Day
  readonly to: Day
  readonly switches: RetentionSwitches
  /** Customers with ARR above zero on the opening day. */
  readonly cohort: number
  readonly openingMinor: number
  readonly closingMinor: number
  /** Σ min(opening, closing), the minimum per customer. */
  readonly keptMinor: number
  /** Not defined, so null, where the cohort is empty. */
  readonly nrr: number | null
  readonly grr: number | null
  readonly logo: number | null
  readonly customers: readonly CustomerRetention[]
  readonly lines: readonly LineVerdict[]
}

/** A ratio of whole numbers; null (not defined) for a zero denominator. */
export const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : new Big(part).div(whole).toNumber()

interface Holding {
  readonly customerId: string
  readonly lines: readonly ValuedLine[]
  readonly opening: Standing
  readonly closing: Standing
}

const groupBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/** Why a customer is not in the cohort, or null when it is. */
function exclusionOf(holding: Holding, from: Day, movedAbroad: boolean): LeftOutReason | null {
  const { opening, closing, lines } = holding
  if (opening.arrMinor > 0) return closing.arrMinor <= 0 && movedAbroad ? 'currency_changed' : null
  if (opening.lines.length > 0) return 'nothing_paid'
  if (wasActiveBefore(lines, from)) return 'won_back'
  return movedAbroad ? 'currency_changed' : 'new_customer'
}

/**
 * NRR, GRR and logo retention between an opening and a closing day, per currency, sorted by currency.
 * Fixes the cohort on the opening day; new customers and those won back are in no sum, and stand in `lines`
 * with their reason. Never throws on odd lines: they are left out and said so.
 */
export function retention(
  lines: readonly RevenueLine[],
  from: Day,
  to: Day,
  switches: RetentionSwitches = defaultRetentionSwitches,
): Retention[] {
  const currencies = groupBy(lines, ({ currency }) => currency)
  const holdings = new Map<string, Holding[]>()
  const holdingsByCustomer = new Map<string, Holding[]>()
  for (const [currency, ofCurrency] of currencies) {
    const list: Holding[] = []
    for (const [customerId, own] of groupBy(ofCurrency, (line) => line.customerId)) {
      const valuedLines = own.map(valued).filter((line) => line !== null)
      const standing = (day: Day): Standing =>
        standingOn(valuedLines, day, switches.activeRule, switches.graceDays)
      const holding = { customerId, lines: valuedLines, opening: standing(from), closing: standing(to) }
      list.push(holding)
      const all = holdingsByCustomer.get(customerId)
      if (all) all.push(holding)
      else holdingsByCustomer.set(customerId, [holding])
    }
    holdings.set(currency, list)
  }

  /** Left this currency while another grew from nothing, or the other way round. */
  const movedAbroad = (holding: Holding): boolean => {
    const others = (holdingsByCustomer.get(holding.customerId) ?? []).filter((other) => other !== holding)
    const leaves = holding.opening.arrMinor > 0 && holding.closing.arrMinor <= 0
    return others.some(({ opening, closing }) =>
      leaves
        ? opening.arrMinor <= 0 && closing.arrMinor > 0
        : opening.arrMinor > 0 && closing.arrMinor <= 0 && holding.closing.arrMinor > 0,
    )
  }

  return [...currencies.keys()].sort().map((currency) => {
    let [cohort, remained, openingMinor, closingMinor, keptMinor] = [0, 0, 0, 0, 0]
    const customers: CustomerRetention[] = []
    const counted = new Set<string>()
    const reasons = new Map<string, LeftOutReason>()
    for (const holding of holdings.get(currency) ?? []) {
      const { opening, closing, customerId } = holding
      const takesPart = opening.lines.length > 0 || closing.lines.length > 0
      if (!takesPart) continue
      const leftOut = exclusionOf(holding, from, movedAbroad(holding))
      const [before, after] = [opening.arrMinor, Math.max(0, closing.arrMinor)]
      for (const { line } of [...opening.lines, ...closing.lines]) {
        if (leftOut === null) counted.add(line.id)
        else reasons.set(line.id, leftOut)
      }
      if (leftOut === null) {
        cohort += 1
        openingMinor += before
        closingMinor += after
        keptMinor += Math.min(before, after)
        if (after > 0) remained += 1
      }
      const flags: ('late' | 'in_grace')[] = []
      if (opening.state === 'late' || closing.state === 'late') flags.push('late')
      if (closing.state === 'in_grace') flags.push('in_grace')
      customers.push({
        customerId,
        openingMinor: before,
        closingMinor: closing.arrMinor,
        movement:
          leftOut === 'currency_changed'
            ? 'none'
            : movementOf(before, closing.arrMinor, wasActiveBefore(holding.lines, from)),
        leftOut,
        flags,
      })
    }
    const verdictOf = (line: RevenueLine): LeftOutReason | null => {
      if (counted.has(line.id)) return null
      const reason = reasons.get(line.id)
      if (reason !== undefined) return reason
      if (valued(line) === null) return 'no_annual_value'
      if (line.toDay !== null && line.toDay < from) return 'ended_before'
      return line.fromDay >= to ? 'starts_after' : 'inside_period'
    }
    return {
      definition: 'retention.cohort',
      currency,
      from,
      to,
      switches,
      cohort,
      openingMinor,
      closingMinor,
      keptMinor,
      nrr: ratio(closingMinor, openingMinor),
      grr: ratio(keptMinor, openingMinor),
      logo: ratio(remained, cohort),
      customers,
      lines: (currencies.get(currency) ?? []).map((line) => ({ lineId: line.id, leftOut: verdictOf(line) })),
    }
  })
}

/**
 * The rival bridge form (metrics.md §2): (start + expansion − contraction − churn of the period) ÷ start.
 * It also counts what customers won inside the period did after they were won.
 */
export const bridgeRetention = (parts: {
  readonly startMinor: number
  readonly expansionMinor: number
  readonly contractionMinor: number
  readonly churnMinor: number
}): number | null =>
  ratio(parts.startMinor + parts.expansionMinor - parts.contractionMinor - parts.churnMinor, parts.startMinor)
