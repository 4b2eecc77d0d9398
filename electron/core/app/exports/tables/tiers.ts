import { coverageModel, tierRules } from '../../../../../shared/contract/index.ts'
import type { TierCondition, TierRule } from '../../../../../shared/domain/tiers/index.ts'
import { minorToDecimal } from '../../../../../shared/kernel/index.ts'
import type { ReadStore } from '../../../store/index.ts'
import { ruleSetRecord } from '../../tiers/rule-set.ts'
import type { StoredRow, TableSource } from '../table.ts'
import type { ExportWords } from '../words.ts'
import { choice, flag, instant, number, plainNumber, structure, text } from './columns.ts'
import { isNewestOf, ofNoAccount, sqlTable } from './sql-table.ts'

/** `客单价 ≥ CNY 500000.00`, `行业是 银行、保险`. */
function conditionWords(condition: TierCondition, words: ExportWords): string {
  const what = words.value('tierMeasure', condition.measure)
  if ('oneOf' in condition)
    return words.phrase('ruleOneOf', { what, list: condition.oneOf.join(words.phrase('ruleOr')) })
  const amount = (value: number): string =>
    condition.measure === 'unit_price'
      ? `${condition.currency} ${minorToDecimal(value, condition.currency)}`
      : String(value)
  const { atLeast, below } = condition
  if (atLeast === null) return `${what} < ${amount(below ?? 0)}`
  if (below === null) return `${what} ≥ ${amount(atLeast)}`
  return `${amount(atLeast)} ≤ ${what} < ${amount(below)}`
}

const ruleWords = ({ when }: TierRule, words: ExportWords): string =>
  when.length === 0
    ? words.phrase('ruleEverybody')
    : when.map((condition) => conditionWords(condition, words)).join(words.phrase('ruleAnd'))

/** The workspace's own rules; undefined: the shipped ones hold. Null: written by a later version in a form of its own. */
function ownRules(read: ReadStore) {
  const record = ruleSetRecord(read)
  if (record === undefined) return undefined
  const rules = tierRules.safeParse(record.rules)
  return { record, rules: rules.success ? rules.data : null }
}

/** A place among the rules; 0 stands for a set that says nothing, or nothing that can be read. */
const ruleId = (setId: string, place: number): string => `${setId}/${place}`

/** ACC-2: the workspace's own rules in their order, one a row; what is shipped is not data of the workspace. */
export const tierRulesTable: TableSource = {
  title: 'tier_rules',
  isReadAtOnce: true,
  columns: () => [
    number('place', 'rulePlace'),
    text('when', 'ruleWhen'),
    choice('tier', 'tier', 'ofTier'),
    flag('ka'),
    instant('createdAt'),
    text('createdBy'),
    structure('rule'),
  ],

  ids({ store }, { accountId }) {
    const own = accountId === undefined ? ownRules(store.read) : undefined
    if (own === undefined) return []
    const { record, rules } = own
    return rules === null || rules.length === 0
      ? [ruleId(record.id, 0)]
      : rules.map((_, index) => ruleId(record.id, index + 1))
  },

  rows({ store }, ids, _scope, words) {
    const own = ownRules(store.read)
    if (own === undefined) return []
    const { record, rules } = own
    const { createdAt, createdBy } = record
    const said = (rules ?? []).map(
      (rule, index): StoredRow => ({
        id: ruleId(record.id, index + 1),
        place: index + 1,
        when: ruleWords(rule, words),
        tier: rule.tier,
        ka: rule.ka ? 1 : 0,
        rule: JSON.stringify(rule),
        createdAt,
        createdBy,
      }),
    )
    if (said.length === 0)
      said.push({
        id: ruleId(record.id, 0),
        when: rules === null ? null : words.phrase('noRules'),
        rule: JSON.stringify(record.rules),
        createdAt,
        createdBy,
      })
    const wanted = new Set(ids)
    return said.filter(({ id }) => wanted.has(String(id)))
  },
}

const inTierOrder = `CASE x.tier WHEN 'large' THEN 1 WHEN 'mid' THEN 2 ELSE 3 END, x.id`

/** ACC-4: how the workspace looks after a tier instead of as shipped. */
export const tierCoveragesTable = sqlTable({
  title: 'tier_coverages',
  columns: [
    choice('tier', 'tier', 'ofTier'),
    text('who', 'coverageWho'),
    text('channelNames', 'coverageChannels'),
    number('visitEveryDays', 'coverageEvery'),
    number('hoursPerQuarter', 'coverageHours'),
    plainNumber('minutesPerQuarter'),
    structure('channels'),
  ],
  select: `x.tier, x.who, x.channels, x.visit_every_days AS visitEveryDays,
    x.minutes_per_quarter / 60.0 AS hoursPerQuarter, x.minutes_per_quarter AS minutesPerQuarter`,
  from: `FROM tier_coverage x WHERE x.deleted_at IS NULL AND ${isNewestOf('tier_coverage', 'tier')}`,
  id: 'x.id',
  order: inTierOrder,
  ofAccount: ofNoAccount,
  say({ channels }, words) {
    const kinds = coverageModel.shape.channels.safeParse(JSON.parse(String(channels)))
    const names = kinds.success ? kinds.data.map((kind) => words.value('visitKind', kind)) : []
    return { channelNames: names.length === 0 ? null : names.join('; ') }
  },
})

/** VAL-6: by when a launch of a tier must be there, where the workspace says so. */
export const launchLimitsTable = sqlTable({
  title: 'launch_limits',
  columns: [
    choice('tier', 'tier', 'ofTier'),
    number('goLiveByDay', 'liveByDay'),
    number('firstValueByDay', 'valueByDay'),
    number('warnDays'),
  ],
  select: `x.tier, x.go_live_by_day AS goLiveByDay, x.first_value_by_day AS firstValueByDay, x.warn_days AS warnDays`,
  from: `FROM launch_limit x WHERE x.deleted_at IS NULL AND ${isNewestOf('launch_limit', 'tier')}`,
  id: 'x.id',
  order: inTierOrder,
  ofAccount: ofNoAccount,
})
