import { defineConfig } from 'vitest/config'

const node = (name: string, include: string[], extra: object = {}) => ({
  test: { name, include, environment: 'node', testTimeout: 60_000, hookTimeout: 60_000, ...extra },
})

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'reports/tests.json' }]],
    projects: [
      node('unit', ['tests/unit/**/*.test.ts', 'tests/contract/**/*.test.ts', 'tests/sync/**/*.test.ts']),
      node('integration', ['tests/integration/**/*.test.ts', 'tests/migrations/**/*.test.ts']),
      node('shell', ['tests/shell/**/*.test.ts']),
      {
        test: {
          name: 'renderer',
          include: ['tests/renderer/**/*.test.tsx', 'tests/renderer/**/*.test.ts'],
          environment: 'jsdom',
          setupFiles: ['tests/support/jsdom-setup.ts'],
          testTimeout: 60_000,
        },
      },
      node('e2e', ['tests/e2e/**/*.test.ts'], { testTimeout: 300_000, hookTimeout: 120_000, fileParallelism: false }),
    ],
  },
})
