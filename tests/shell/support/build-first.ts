import { ensureBuilt } from './built.ts'

/** Once before the files of this project, which may run at the same time: what they look at is what ships. */
export const setup = (): void => ensureBuilt()
