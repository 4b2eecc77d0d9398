import type { Feature } from './frame.ts'

export const defineFeature = (feature: Feature): Feature => feature
