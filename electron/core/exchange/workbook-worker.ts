import { parentPort, workerData } from 'node:worker_threads'
import type { ReadLimits } from './limits.ts'
import { readWorkbook } from './workbook-tables.ts'

export interface WorkbookTask {
  readonly bytes: Uint8Array
  readonly headerRow: number | null | undefined
  readonly limits: ReadLimits
}

const isTask = (value: unknown): value is WorkbookTask =>
  typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array

if (!isTask(workerData)) throw new Error('started without a workbook')
parentPort?.postMessage(await readWorkbook(workerData.bytes, workerData.headerRow, workerData.limits))
