import type { CallFailure, CallInput, CallName } from '../../../shared/contract/index.ts'
import type { AnswerResult, AppClient, WriteName } from '../client.ts'
import type { Patch, QueryCache } from '../queries/query-cache.ts'

export interface WriteOptions {
  /** Shows the change before the core has answered: return the patches; they are settled with the answer. */
  optimistic?(queries: QueryCache): readonly Patch[]
  /** `toast` (the default) names an action that can be undone; `silent` is for autosave and interface state. */
  readonly undo?: 'toast' | 'silent'
  /** `toast` (the default) says the refusal in words; `silent` when the form shows it beside its field. */
  readonly failure?: 'toast' | 'silent'
}

export type Write = <Name extends WriteName>(
  name: Name,
  input: CallInput<Name>,
  options?: WriteOptions,
) => Promise<AnswerResult<Name>>

export interface WritesOptions {
  readonly client: AppClient
  readonly queries: QueryCache
  onFailure(name: CallName, failure: CallFailure<CallName>, retry: () => void): void
  onUndoable(actionId: number): void
}

/** Changes of data. Shown at once where the caller says how, reverted when refused, and never lost without a word. */
export function createWrite({ client, queries, onFailure, onUndoable }: WritesOptions): Write {
  const write: Write = async (name, input, options = {}) => {
    const patches = options.optimistic?.(queries) ?? []
    const result = await client.call(name, input)
    for (const patch of patches) patch.settle(result.ok ? 'kept' : 'reverted')
    if (result.ok) {
      const actionId = actionOf(result.value)
      if (actionId !== null && options.undo !== 'silent') onUndoable(actionId)
    } else if (options.failure !== 'silent') {
      onFailure(name, result.error, () => void write(name, input, options))
    }
    return result
  }
  return write
}

/** The number of the action that a write was, when it can be undone. */
function actionOf(answer: unknown): number | null {
  if (typeof answer !== 'object' || answer === null || !('actionId' in answer)) return null
  return typeof answer.actionId === 'number' ? answer.actionId : null
}
