import { registerHooks } from 'node:module'
import { isMainThread } from 'node:worker_threads'

/** Loaded before the application: whoever imports `electron` gets the substitute. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})

// Threads load this file too.
if (!isMainThread && process.env['SUBSTITUTE_CORE'] === 'dies') process.exit(9)

// Electron's process believes to be on another system; the core and its driver stay on this one.
const platform = process.env['SUBSTITUTE_PLATFORM']
if (isMainThread && platform !== undefined) Object.defineProperty(process, 'platform', { value: platform })
