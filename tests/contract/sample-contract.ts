import { z } from 'zod'
import { fail, ok } from '../../shared/kernel/result.ts'
import type { CallContext, Outcome, Server, ServeOptions } from '../../shared/rpc/index.ts'
import { serve } from '../../shared/rpc/index.ts'

/** A small contract of the tests' own: each kind of call, each way to end. */
export const sampleContract = {
  'text.read': {
    kind: 'read',
    input: z.strictObject({ id: z.int() }),
    output: z.string(),
    errors: ['not_found'],
  },
  'text.echo': { kind: 'read', input: z.object({ value: z.unknown() }), output: z.unknown(), errors: [] },
  'text.never': { kind: 'read', input: z.object({}), output: z.null(), errors: [] },
  'text.add': { kind: 'write', input: z.object({ text: z.string() }), output: z.int(), errors: ['full'] },
  'text.pack': { kind: 'job', input: z.object({}), output: z.string(), errors: [] },
  'bug.throws': { kind: 'read', input: z.object({}), output: z.null(), errors: [] },
  'bug.wrongOutput': { kind: 'read', input: z.object({}), output: z.null(), errors: [] },
  'bug.wrongCode': { kind: 'read', input: z.object({}), output: z.null(), errors: [] },
  'bug.cycle': { kind: 'read', input: z.object({}), output: z.unknown(), errors: [] },
} as const

export const sampleEvents = { 'text.changed': z.object({ count: z.int() }) } as const

export interface SampleCore {
  readonly server: Server
  /** What was added, in order; a write done twice stands here twice. */
  readonly added: readonly string[]
  readonly bugs: readonly unknown[]
  /** While closed, writes wait before they are done: a test can lose the connection in between. */
  readonly gate: { open(): void; close(): void }
  /** Calls that have reached the handler. */
  readonly handled: readonly string[]
}

/** A core that keeps request ids as the real one does: a write that was done answers again with its first answer. */
export function startSampleCore(port: ServeOptions['port']): SampleCore {
  const added: string[] = []
  const bugs: unknown[] = []
  const handled: string[] = []
  const doneByRequestId = new Map<string, Outcome>()
  let whenOpen = Promise.resolve()
  let openGate = (): void => {}

  const add = async (text: string, { requestId }: CallContext): Promise<Outcome> => {
    await whenOpen
    const earlier = requestId === undefined ? undefined : doneByRequestId.get(requestId)
    if (earlier !== undefined) return earlier
    added.push(text)
    const outcome = ok(added.length)
    if (requestId !== undefined) doneByRequestId.set(requestId, outcome)
    return outcome
  }

  const handle: ServeOptions['handle'] = async (name, input, context) => {
    handled.push(name)
    const fields = input as { readonly id: number; readonly value: unknown; readonly text: string }
    switch (name) {
      case 'text.read':
        return fields.id === 404
          ? fail({ code: 'not_found', message: 'no such text', data: { id: 404 } })
          : ok(`text ${fields.id}`)
      case 'text.echo':
        return ok(fields.value)
      case 'text.never':
        return new Promise(() => {})
      case 'text.add':
        return add(fields.text, context)
      case 'text.pack':
        return ok({ jobId: context.requestId ?? 'none' })
      case 'bug.throws':
        throw new Error('a secret sentence of a note')
      case 'bug.wrongOutput':
        return ok('not null')
      case 'bug.wrongCode':
        return fail({ code: 'undeclared', message: '' })
      default: {
        const cycle: { self?: unknown } = {}
        cycle.self = cycle
        return ok(cycle)
      }
    }
  }

  const server = serve({
    port,
    contract: sampleContract,
    events: sampleEvents,
    commonErrors: ['internal'],
    checkOutput: true,
    handle,
    reportBug(error) {
      bugs.push(error)
      return `BUG-${bugs.length}`
    },
  })
  return {
    server,
    added,
    bugs,
    handled,
    gate: {
      open: () => openGate(),
      close() {
        whenOpen = new Promise((resolve) => {
          openGate = resolve
        })
      },
    },
  }
}
