import { registerHooks } from 'node:module'

/** Loaded before the application: whoever imports `electron` gets the substitute. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})
