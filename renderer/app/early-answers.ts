import type { Result } from '../../shared/kernel/index.ts'
import {
  connect,
  type ContractShape,
  type EventsShape,
  type Port,
  type WireError,
} from '../../shared/rpc/index.ts'
import type { CallInput } from '../../shared/contract/index.ts'
import type { ReadName } from './client.ts'
import { queryKey } from './queries/query-key.ts'

/** A read that a start is known to make, with the input it makes it with. */
export type EarlyCall = {
  readonly [Name in ReadName]: readonly [name: Name, input: CallInput<Name>]
}[ReadName]

/** Only reads are asked for, and what is not in a contract is taken for one. */
const noContract: ContractShape = {}
const noEvents: EventsShape = {}

type Answer = Result<unknown, WireError>

/** Answers that were asked for while the program's own code was still on its way. */
export interface EarlyAnswers {
  /** Once for each call: the answer, or null when there is none that still holds and it is to be asked for. */
  take(name: ReadName, input: unknown): Promise<Answer | null> | null
}

export interface EarlyQuestions extends EarlyAnswers {
  ask(...calls: readonly EarlyCall[]): void
  /** The answer to what was asked, left for whoever takes it. */
  peek(...call: EarlyCall): Promise<Answer>
}

/**
 * Asks the core before there is a program to ask: the core then works while the page still reads its code, on another
 * core of the machine. Small on purpose, without the contract. The first change ends it: what was not taken by then is
 * void, and nothing is asked here again.
 */
export function createEarlyQuestions(port: Port): EarlyQuestions {
  const answers = new Map<string, Promise<Answer>>()
  const connection = connect({
    port,
    contract: noContract,
    events: noEvents,
    prefix: 'e',
    // Reads carry no request id.
    newRequestId: () => '',
  })
  const end = (): void => {
    answers.clear()
    connection.close()
  }
  connection.on('data.changed', end)
  connection.on('workspace.changed', end)
  const ask = (name: string, input: unknown): Promise<Answer> => {
    const key = queryKey(name, input)
    const answer = answers.get(key) ?? connection.call(name, input)
    answers.set(key, answer)
    return answer
  }
  return {
    ask(...calls) {
      for (const [name, input] of calls) void ask(name, input)
    },
    peek: (...[name, input]) => ask(name, input),
    take(name, input) {
      // Asked for by every read of the program's life: nothing is left after the first few.
      if (answers.size === 0) return null
      const key = queryKey(name, input)
      const asked = answers.get(key)
      if (asked === undefined) return null
      return asked.then((answer) => {
        const isValid = answers.get(key) === asked && answer.ok
        answers.delete(key)
        if (answers.size === 0) end()
        return isValid ? answer : null
      })
    },
  }
}
