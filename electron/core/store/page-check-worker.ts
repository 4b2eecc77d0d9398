import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from './driver.ts'
import { toStoreError, StoreDamagedError } from './errors.ts'
import { checkPages, type VerificationProblem } from './verify.ts'

/** Which store to read; the key never leaves the process. */
export interface PageCheckTask {
  readonly path: string
  readonly key: Uint8Array
}

const isTask = (value: unknown): value is PageCheckTask =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  'key' in value &&
  value.key instanceof Uint8Array

function check({ path, key }: PageCheckTask): readonly VerificationProblem[] {
  try {
    const database = openDatabase(path, key, { access: 'readonly' })
    try {
      return checkPages(database, 'quick_check')
    } finally {
      database.close()
    }
  } catch (error) {
    const failure = toStoreError(error)
    // Anything else is no word about the pages: who asked looks for itself.
    if (!(failure instanceof StoreDamagedError)) throw error
    return [{ kind: 'pages', detail: failure.message }]
  }
}

if (!isTask(workerData)) throw new Error('started without a store')
parentPort?.postMessage(check(workerData))
