import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/**
 * The fault rows. Two files at a time: each kills its own processes and fills disks of its own, and nothing in them
 * is measured against the clock.
 */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    name: 'faults',
    include: ['tests/faults/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 120_000,
    allowOnly: false,
    globalSetup: ['tests/support/temporary-root.ts'],
    reporters: ['verbose', ['json', { outputFile: 'reports/faults.json' }]],
  },
})
