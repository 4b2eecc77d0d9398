import { Worker } from 'node:worker_threads'
import type { PageCheckTask } from './page-check-worker.ts'
import type { VerificationProblem } from './verify.ts'

/** From sources the worker lies beside this file; in the build every bundle finds it under `dist/core`. */
const workerUrl = import.meta.url.endsWith('.ts')
  ? new URL('./page-check-worker.ts', import.meta.url)
  : new URL('../core/page-check-worker.js', import.meta.url)

/**
 * Reads all pages of a store in a thread of its own, over a connection of its own, so that the first answers need
 * not wait for it. Rejects when the thread could not do it: that says nothing about the pages.
 */
export function checkPagesAside(task: PageCheckTask): Promise<readonly VerificationProblem[]> {
  const worker = new Worker(workerUrl, { workerData: task })
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    let problems: readonly VerificationProblem[] | undefined
    worker.once('message', (found: readonly VerificationProblem[]) => {
      problems = found
    })
    // Its connection is closed by then, and nothing holds the file any more.
    worker.once('exit', () => {
      if (problems) resolve(problems)
      else reject(new Error('the check of the pages ended early'))
    })
  })
}
