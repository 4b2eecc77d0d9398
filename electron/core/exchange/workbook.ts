import { Worker } from 'node:worker_threads'
import type { ReadError, Table } from '../../../shared/domain/exchange/table.ts'
import { type Result, fail } from '../../../shared/kernel/result.ts'
import type { ReadLimits } from './limits.ts'
import type { WorkbookTask } from './workbook-worker.ts'

/** From sources the worker lies beside this file; in the build every bundle finds it under `dist/core`. */
const workerUrl = import.meta.url.endsWith('.ts')
  ? new URL('./workbook-worker.ts', import.meta.url)
  : new URL('../core/workbook-worker.js', import.meta.url)

/**
 * Reads a workbook in a thread of its own with a memory limit and a kill timer: whatever a hostile file does to the
 * parser, this thread stays free and the file ends as a refusal.
 */
export function readWorkbookInWorker(
  bytes: Uint8Array,
  options: {
    readonly headerRow: number | null | undefined
    readonly limits: ReadLimits
    readonly signal?: AbortSignal | undefined
  },
): Promise<Result<readonly Table[], ReadError>> {
  const { limits, signal, headerRow } = options
  if (signal?.aborted) return Promise.resolve(fail({ code: 'cancelled' }))
  const task: WorkbookTask = { bytes, headerRow, limits }
  const worker = new Worker(workerUrl, {
    workerData: task,
    resourceLimits: {
      maxOldGenerationSizeMb: limits.workbookHeapMb,
      maxYoungGenerationSizeMb: 64,
      stackSizeMb: 4,
    },
  })
  return new Promise((resolve) => {
    const settle = (result: Result<readonly Table[], ReadError>): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      void worker.terminate()
      resolve(result)
    }
    const onAbort = (): void => settle(fail({ code: 'cancelled' }))
    const timer = setTimeout(
      () => settle(fail({ code: 'workbook-too-slow', limitMs: limits.workbookMs })),
      limits.workbookMs,
    )
    signal?.addEventListener('abort', onAbort, { once: true })
    worker.once('message', (result: Result<readonly Table[], ReadError>) => settle(result))
    worker.once('error', (error: Error & { readonly code?: string }) =>
      settle(
        fail(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? { code: 'workbook-too-big' }
            : { code: 'workbook-broken', detail: error.message.slice(0, 200) },
        ),
      ),
    )
    worker.once('exit', () => settle(fail({ code: 'workbook-broken', detail: 'reader ended early' })))
  })
}
