// Before any module: our content security policy forbids code made from text, and zod would try it once and have the
// attempt reported. A module could come too late, because the bundler decides which chunk runs first.
globalThis.__zod_globalConfig = { jitless: true }

// Text never becomes elements. Emptying one is no danger, and the kit empties what it announces that way: without this
// the first key in a date field would throw, and take its dialog with it.
globalThis.trustedTypes?.createPolicy('default', { createHTML: (text) => (text === '' ? text : null) })
