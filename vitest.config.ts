import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const node = (name: string, include: readonly string[], extra: object = {}) => ({
  test: {
    name,
    include: [...include],
    environment: 'node',
    testTimeout: 180_000,
    hookTimeout: 180_000,
    ...extra,
  },
})

/** Everything that `npm test` runs. The fault rows, which need tools of the system, are tests/faults/vitest.config.ts. */
export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'reports/tests.json' }]],
    // A seed that fails is worth keeping: fast-check prints it, and nothing here may hide it.
    allowOnly: false,
    passWithNoTests: false,
    // The default leaves one core to a watching editor: on two cores that is half of the machine.
    maxWorkers: availableParallelism(),
    globalSetup: ['tests/support/temporary-root.ts'],
    projects: [
      node('toolchain', ['tests/unit/toolchain/**/*.test.ts'], { testTimeout: 120_000 }),
      node('unit', ['tests/unit/**/*.test.ts', 'tests/contract/**/*.test.ts', 'tests/sync/**/*.test.ts'], {
        exclude: ['tests/unit/toolchain/**'],
      }),
      node('integration', ['tests/integration/**/*.test.ts', 'tests/migrations/**/*.test.ts']),
      node('shell', ['tests/shell/**/*.test.ts'], { globalSetup: ['tests/shell/support/build-first.ts'] }),
      {
        test: {
          name: 'renderer',
          include: ['tests/renderer/**/*.test.tsx', 'tests/renderer/**/*.test.ts'],
          environment: 'jsdom',
          setupFiles: ['tests/support/jsdom-setup.ts'],
          testTimeout: 60_000,
        },
      },
      // The browser runs after the rest, two files at a time: much of a story is waiting for pictures.
      node('e2e', ['tests/e2e/**/*.test.ts'], {
        testTimeout: 300_000,
        hookTimeout: 120_000,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
})
