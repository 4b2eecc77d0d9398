import { randomBytes } from 'node:crypto'
import { runInWorker } from './run-in-worker.ts'
import { startCore } from './start.ts'

/** The worker thread that holds the product in every host. Real time and chance enter here. */
await runInWorker(
  startCore,
  { now: () => Date.now() },
  { bytes: (count) => new Uint8Array(randomBytes(count)) },
)
