import { stages, tiers } from '../journey/index.ts'
import type { ConditionOperator, ViewContext, ViewRow } from './row.ts'

/**
 * What a field holds, in the form conditions, sort and groups work on. `null`: empty.
 * Days are text `YYYY-MM-DD`; money is whole minor units; a choice knows its order.
 */
export type ViewField =
  | { readonly kind: 'text'; readonly valueOf: (row: ViewRow) => string | null }
  | {
      readonly kind: 'choice'
      readonly options: readonly string[]
      readonly valueOf: (row: ViewRow) => string | null
    }
  | { readonly kind: 'flag'; readonly valueOf: (row: ViewRow) => boolean }
  | { readonly kind: 'number' | 'money'; readonly valueOf: (row: ViewRow) => number | null }
  | { readonly kind: 'day'; readonly valueOf: (row: ViewRow) => string | null }
  | { readonly kind: 'list'; readonly valueOf: (row: ViewRow) => readonly string[] }

const text = (valueOf: (row: ViewRow) => string | null): ViewField => ({ kind: 'text', valueOf })
const day = (valueOf: (row: ViewRow) => string | null): ViewField => ({ kind: 'day', valueOf })
const number = (valueOf: (row: ViewRow) => number | null): ViewField => ({ kind: 'number', valueOf })
const flag = (valueOf: (row: ViewRow) => boolean): ViewField => ({ kind: 'flag', valueOf })

const builtIn: Readonly<Record<string, ViewField>> = {
  name: text((row) => row.name),
  code: text((row) => row.code),
  parentName: text((row) => row.parentName),
  owner: text((row) => row.owner),
  city: text((row) => row.city),
  region: text((row) => row.region),
  country: text((row) => row.country),
  industry: text((row) => row.industry),
  edition: text((row) => row.edition),
  source: text((row) => row.source),
  arrCurrency: text((row) => row.arrCurrency),
  tier: { kind: 'choice', options: tiers, valueOf: (row) => row.tier },
  stage: { kind: 'choice', options: stages, valueOf: (row) => row.stage },
  ka: flag((row) => row.ka),
  openEnded: flag((row) => row.openEnded),
  churnedFlag: flag((row) => row.churnedFlag),
  arrMinor: { kind: 'money', valueOf: (row) => row.arrMinor },
  otherCurrencies: number((row) => row.otherCurrencies),
  seatsBought: number((row) => row.seatsBought),
  openRequirements: number((row) => row.openRequirements),
  openPromises: number((row) => row.openPromises),
  overduePromises: number((row) => row.overduePromises),
  stageSince: day((row) => row.stageSince),
  signupDay: day((row) => row.signupDay),
  termFrom: day((row) => row.termFrom),
  termTo: day((row) => row.termTo),
  renewalStart: day((row) => row.renewalStart),
  lastVisitDay: day((row) => row.lastVisitDay),
  goLiveOn: day((row) => row.goLiveOn),
  firstValueOn: day((row) => row.firstValueOn),
  tags: { kind: 'list', valueOf: (row) => row.tags },
}

/** The fields every account has, in the order a column menu offers them. */
export const builtInFields: readonly string[] = Object.keys(builtIn)

const customPrefix = 'custom:'

/** How a view names a custom field. */
export const customFieldKey = (fieldId: string): string => `${customPrefix}${fieldId}`

const toNumber = (value: string | undefined): number | null => {
  if (value === undefined || value.trim() === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

/** The field under a name, or null when there is none: a custom field that was removed, say. */
export function viewField(name: string, context: Pick<ViewContext, 'customFields'>): ViewField | null {
  if (Object.hasOwn(builtIn, name)) return builtIn[name] ?? null
  if (!name.startsWith(customPrefix)) return null
  const id = name.slice(customPrefix.length)
  const custom = context.customFields.find((field) => field.id === id)
  if (custom === undefined) return null
  const valueOf = (row: ViewRow): string | null => row.custom[id] ?? null
  switch (custom.kind) {
    case 'text':
      return { kind: 'text', valueOf }
    case 'choice':
      return { kind: 'choice', options: custom.options, valueOf }
    case 'date':
      return { kind: 'day', valueOf }
    case 'number':
    case 'money':
      return { kind: custom.kind, valueOf: (row) => toNumber(row.custom[id]) }
  }
}

/** The operators that make sense for a kind, in the order a filter menu offers them. */
export const operatorsOf = {
  text: ['contains', 'is', 'isNot', 'empty', 'notEmpty'],
  choice: ['is', 'isNot', 'empty', 'notEmpty'],
  flag: ['is', 'isNot'],
  number: ['atLeast', 'atMost', 'is', 'isNot', 'empty', 'notEmpty'],
  money: ['atLeast', 'atMost', 'is', 'isNot', 'empty', 'notEmpty'],
  day: ['within', 'atLeast', 'atMost', 'is', 'isNot', 'empty', 'notEmpty'],
  list: ['is', 'isNot', 'contains', 'empty', 'notEmpty'],
} as const satisfies Record<ViewField['kind'], readonly ConditionOperator[]>
