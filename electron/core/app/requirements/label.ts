import type { CallContext } from '../context.ts'

/** What names an action on a requirement in the toast and in the list. */
export const labelOf = (context: CallContext, id: string): { readonly title: string } => ({
  title: context.store.read.record('requirement', id)?.title ?? '',
})
