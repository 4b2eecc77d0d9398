export {
  type Coverage,
  type CoverageModel,
  coverageOf,
  type CoverageVisit,
  daysLeftOf,
  nextQuarter,
  previousQuarter,
  type Quarter,
  quarterOf,
  shippedCoverage,
  sumCoverage,
} from './coverage.ts'
export { overrideOf, type StandingTier } from './given.ts'
export { previewTiers, type TierChange, type TieredAccount, type TierPreview } from './preview.ts'
export {
  planTierOverride,
  shippedTierRules,
  type TierCondition,
  type TierFacts,
  type TierMeasure,
  tierOf,
  type TierOverride,
  type TierRule,
  type TierRuleFault,
  tierRuleFaults,
  type TierVerdict,
} from './rules.ts'
