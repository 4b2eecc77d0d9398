import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

/** The fault rows. One file at a time: they fill disks, kill processes and count what the machine survives. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    name: 'faults',
    include: ['tests/faults/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
    allowOnly: false,
    globalSetup: ['tests/support/temporary-root.ts'],
    reporters: ['verbose', ['json', { outputFile: 'reports/faults.json' }]],
  },
})
