import { readFileSync } from 'node:fs'

interface FileResult {
  readonly name: string
  readonly status: string
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
}

/** The part of vitest's JSON report that is counted. */
export interface Report {
  readonly testResults: readonly FileResult[]
}

export interface Totals {
  readonly passed: number
  readonly failed: number
  /** What failed, a line each. */
  readonly reasons: readonly string[]
}

/**
 * Counts one runner's outcome. A test that did not run to its end (skipped after a failed set-up, cut off) has not
 * passed, so it failed. A file that broke before its first test counts once; so does a runner that left no report,
 * or that ended badly although every test it reported passed.
 */
export function countReport(name: string, report: Report | null, exitCode: number): Totals {
  if (!report) return { passed: 0, failed: 1, reasons: [`${name}: no report, exit code ${exitCode}`] }
  let passed = 0
  const reasons: string[] = []
  for (const file of report.testResults) {
    const bad = file.assertionResults.filter(({ status }) => status !== 'passed')
    passed += file.assertionResults.length - bad.length
    reasons.push(...bad.map(({ status, fullName }) => `${file.name}: ${fullName} (${status})`))
    if (file.status !== 'passed' && bad.length === 0) reasons.push(`${file.name}: ${file.status}`)
  }
  if (exitCode !== 0 && reasons.length === 0) reasons.push(`${name}: exit code ${exitCode}`)
  if (passed === 0 && reasons.length === 0) reasons.push(`${name}: nothing ran`)
  return { passed, failed: reasons.length, reasons }
}

export const addTotals = (all: readonly Totals[]): Totals => ({
  passed: all.reduce((sum, { passed }) => sum + passed, 0),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
  reasons: all.flatMap(({ reasons }) => reasons),
})

function readReport(path: string): Report | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report
  } catch {
    return null
  }
}

/** `count-reports.ts reports/tests.json=0 reports/faults.json=1`: each report with its runner's exit code. */
if (import.meta.main) {
  const totals = addTotals(
    process.argv.slice(2).map((argument) => {
      const [path = '', exitCode = '1'] = argument.split('=')
      return countReport(path, readReport(path), Number(exitCode))
    }),
  )
  for (const reason of totals.reasons) console.log(`failed: ${reason}`)
  console.log(`${totals.passed} passed, ${totals.failed} failed`)
  process.exitCode = totals.failed === 0 ? 0 : 1
}
