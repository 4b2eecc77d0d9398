import type { MessagePort } from 'node:worker_threads'
import type { Secrets } from '../core/secrets.ts'
import type { SecretsAnswer, SecretsQuestion } from '../core/worker-messages.ts'

async function answerQuestion(secrets: Secrets, question: SecretsQuestion): Promise<SecretsAnswer> {
  const { id } = question
  switch (question.ask) {
    case 'describe':
      return { id, is: 'description', description: await secrets.describe() }
    case 'wrap':
      return { id, is: 'wrapped', text: await secrets.wrap(question.bytes).catch(() => null) }
    case 'unwrap':
      return { id, is: 'unwrapped', bytes: await secrets.unwrap(question.text).catch(() => null) }
  }
}

/** Answers the worker's questions about secrets. A keychain that throws is one that is not available. */
export function serveSecrets(port: MessagePort, secrets: Secrets): void {
  port.on('message', (question: SecretsQuestion) => {
    void answerQuestion(secrets, question)
      .catch(
        (): SecretsAnswer => ({
          id: question.id,
          is: 'description',
          description: { kind: 'none', backend: 'none' },
        }),
      )
      .then((answer) => port.postMessage(answer))
  })
}
