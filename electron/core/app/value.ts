import { firstValueHandlers } from './value/first-values.ts'
import { launchHandlers } from './value/launches.ts'
import { milestoneHandlers } from './value/milestones.ts'
import { valueReadHandlers } from './value/read.ts'
import { valueEntryHandlers } from './value/entries.ts'

export const valueHandlers = {
  ...valueReadHandlers,
  ...firstValueHandlers,
  ...milestoneHandlers,
  ...launchHandlers,
  ...valueEntryHandlers,
}
