import type { RecoveryCost } from '../../electron/core/store/index.ts'

/** The real derivation, a 256th of its work: tests make hundreds of workspaces, and nobody guesses at their codes. */
export const cheapRecovery: RecoveryCost = { cost: 2 ** 10, blockSize: 8, parallel: 1 }
