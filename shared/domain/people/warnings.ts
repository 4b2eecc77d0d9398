import { type Day, daysBetween } from '../../kernel/index.ts'

/** A person of an account as far as the warnings look. */
export interface WatchedPerson {
  readonly id: string
  /** `economic_buyer`, `champion`, … */
  readonly role: string
  /** The day they left the account; null: still there. */
  readonly leftOn: Day | null
  /** The last visit or note they took part in; null: never. */
  readonly lastMetOn: Day | null
}

export interface PeopleLimits {
  /** The economic buyer should be met at least every so many days. */
  readonly buyerMetWithinDays: number
  /** A contact counts when met within so many days. */
  readonly contactWithinDays: number
  /** A champion who left is told of for so many days. */
  readonly goneForDays: number
}

export const shippedPeopleLimits: PeopleLimits = {
  buyerMetWithinDays: 90,
  contactWithinDays: 180,
  goneForDays: 365,
}

/** PPL-4. `personId`: whom it is about; null: nobody there is one. Days as whole numbers. */
export type PeopleWarning =
  | { readonly code: 'no_contact'; readonly personId: null }
  | { readonly code: 'single_contact'; readonly personId: string }
  | { readonly code: 'buyer_unknown'; readonly personId: null }
  | { readonly code: 'buyer_never_met'; readonly personId: string }
  | { readonly code: 'buyer_not_met'; readonly personId: string; readonly days: number }
  | { readonly code: 'champion_gone'; readonly personId: string; readonly days: number }
  | { readonly code: 'buyer_gone'; readonly personId: string; readonly days: number }

const isThere = (person: WatchedPerson, today: Day): boolean =>
  person.leftOn === null || person.leftOn > today

/**
 * What is thin about the people of an account (PPL-4). A contact is somebody who is there and was met lately. The
 * champion or buyer is gone while nobody else there has the role. With several buyers, the one met last counts.
 */
export function peopleWarnings(
  people: readonly WatchedPerson[],
  today: Day,
  limits: PeopleLimits = shippedPeopleLimits,
): PeopleWarning[] {
  const there = people.filter((person) => isThere(person, today))
  const warnings: PeopleWarning[] = []

  const contacts = there.filter(
    ({ lastMetOn }) => lastMetOn !== null && daysBetween(lastMetOn, today) <= limits.contactWithinDays,
  )
  const [only] = contacts
  if (only === undefined) warnings.push({ code: 'no_contact', personId: null })
  else if (contacts.length === 1) warnings.push({ code: 'single_contact', personId: only.id })

  const buyers = there.filter(({ role }) => role === 'economic_buyer').toSorted(byLastMet)
  const buyer = buyers[0]
  const goneBuyer = lastGone(people, 'economic_buyer', today, limits)
  if (buyer === undefined) {
    warnings.push(
      goneBuyer === null ? { code: 'buyer_unknown', personId: null } : { code: 'buyer_gone', ...goneBuyer },
    )
  } else if (buyer.lastMetOn === null) warnings.push({ code: 'buyer_never_met', personId: buyer.id })
  else {
    const days = daysBetween(buyer.lastMetOn, today)
    if (days > limits.buyerMetWithinDays) warnings.push({ code: 'buyer_not_met', personId: buyer.id, days })
  }

  if (!there.some(({ role }) => role === 'champion')) {
    const gone = lastGone(people, 'champion', today, limits)
    if (gone !== null) warnings.push({ code: 'champion_gone', ...gone })
  }
  return warnings
}

/** Met last first; never met comes last; then by id, so that the answer does not depend on the order given. */
const byLastMet = (left: WatchedPerson, right: WatchedPerson): number => {
  const [one, other] = [left.lastMetOn ?? '', right.lastMetOn ?? '']
  if (one !== other) return one > other ? -1 : 1
  return left.id < right.id ? -1 : 1
}

/** Who of a role left last, within the days that are told of. */
function lastGone(
  people: readonly WatchedPerson[],
  role: string,
  today: Day,
  { goneForDays }: PeopleLimits,
): { readonly personId: string; readonly days: number } | null {
  let last: { readonly personId: string; readonly days: number } | null = null
  for (const { id, role: is, leftOn } of people) {
    if (is !== role || leftOn === null || leftOn > today) continue
    const days = daysBetween(leftOn, today)
    if (days > goneForDays) continue
    if (last === null || days < last.days || (days === last.days && id < last.personId))
      last = { personId: id, days }
  }
  return last
}
