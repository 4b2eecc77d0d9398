import type { MessagePort } from 'node:worker_threads'
import type { Secrets } from './secrets.ts'
import type { SecretsAnswer, SecretsQuestion } from './worker-messages.ts'

type Question = SecretsQuestion extends infer Each
  ? Each extends SecretsQuestion
    ? Omit<Each, 'id'>
    : never
  : never

/** The host's secrets as the worker sees them. An answer that never comes counts as a keychain that refuses. */
export function createRemoteSecrets(port: MessagePort): Secrets {
  const waitingById = new Map<number, (answer: SecretsAnswer | null) => void>()
  let lastId = 0
  port.on('message', (answer: SecretsAnswer) => {
    waitingById.get(answer.id)?.(answer)
    waitingById.delete(answer.id)
  })
  port.on('close', () => {
    for (const resolve of waitingById.values()) resolve(null)
    waitingById.clear()
  })
  // A port that only waits must not keep a worker alive that is done.
  port.unref()

  const ask = (question: Question): Promise<SecretsAnswer | null> =>
    new Promise((resolve) => {
      lastId += 1
      waitingById.set(lastId, resolve)
      port.postMessage({ ...question, id: lastId })
    })

  return {
    async describe() {
      const answer = await ask({ ask: 'describe' })
      return answer?.is === 'description' ? answer.description : { kind: 'none', backend: 'none' }
    },
    async wrap(bytes) {
      const answer = await ask({ ask: 'wrap', bytes })
      return answer?.is === 'wrapped' ? answer.text : null
    },
    async unwrap(text) {
      const answer = await ask({ ask: 'unwrap', text })
      return answer?.is === 'unwrapped' ? answer.bytes : null
    },
  }
}
