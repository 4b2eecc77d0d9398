/** The tabs of the page, in their order. The open one stands in the address: `?tab=people`. */
export const tabIds = [
  'overview',
  'contracts',
  'people',
  'plan',
  'notes',
  'requirements',
  'promises',
  'risks',
  'values',
  'service',
  'timeline',
  'files',
  'profile',
] as const

export type TabId = (typeof tabIds)[number]

export const toTab = (text: string | undefined): TabId => tabIds.find((id) => id === text) ?? 'overview'
