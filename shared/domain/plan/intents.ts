/** ACC-8: what a customer buys for, in classes that training and templates go by; their own words stand beside it. */
export const intentKinds = [
  'efficiency',
  'cost',
  'revenue',
  'quality',
  'compliance',
  'visibility',
  'replacement',
  'other',
] as const
export type IntentKind = (typeof intentKinds)[number]
export const toIntentKind = (text: string): IntentKind => intentKinds.find((kind) => kind === text) ?? 'other'
