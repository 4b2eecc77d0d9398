import type { CallOutput } from '../../../../shared/contract/index.ts'

export type Brief = CallOutput<'account.brief'>
