import { resolve } from 'node:path'
import { build, isBuildFresh } from '../../../electron/build-state.ts'

export const root = resolve(import.meta.dirname, '../../..')
export const dist = resolve(root, 'dist')

/** What ships: builds when `dist` is older than its sources (`npm test` has built before). */
export function ensureBuilt(): void {
  if (!isBuildFresh(root) && !build(root)) throw new Error('the build failed')
}
