import { pathToFileURL } from 'node:url'
import type { Benchmark } from './figure.ts'

/** Runs one benchmark in a process of its own, so that one does not inherit another's heap, caches and compiler. */
const [path = ''] = process.argv.slice(2)
const { run } = (await import(pathToFileURL(path).href)) as { run: Benchmark }
const figures = await run()
process.send?.(figures, undefined, undefined, () => process.disconnect())
