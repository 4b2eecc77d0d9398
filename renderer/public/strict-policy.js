// Before any module: our content security policy forbids code made from text, and zod would try it once and have the
// attempt reported. A module could come too late, because the bundler decides which chunk runs first.
globalThis.__zod_globalConfig = { jitless: true }
