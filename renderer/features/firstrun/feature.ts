import { defineFeature } from '../../app/index.ts'
import { Banners } from './banners.tsx'

/** What a workspace needs around it: the first run and the gates stand outside of the frame, the banners inside. */
export const firstrun = defineFeature({ id: 'firstrun', overlay: Banners })
