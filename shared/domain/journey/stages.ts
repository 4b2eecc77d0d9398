/** ACC-6: the seven stages of a customer's life, in their order. */
export const stages = ['signed', 'onboarding', 'growth', 'mature', 'at_risk', 'renewal', 'churned'] as const
export type Stage = (typeof stages)[number]

/** ACC-2, in order of size. */
export const tiers = ['large', 'mid', 'small'] as const
export type Tier = (typeof tiers)[number]

/** A stage under its stored name; an unknown name (a later version's) reads as the first stage. */
export const toStage = (name: string): Stage => stages.find((stage) => stage === name) ?? 'signed'
export const toTier = (name: string | null): Tier | null => tiers.find((tier) => tier === name) ?? null
