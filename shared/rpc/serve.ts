import type { Result } from '../kernel/result.ts'
import { isPlainObject, parseText, type TextLimits } from './parse-text.ts'
import { packTables } from './tables.ts'
import { isPortSource, type Port, type PortSource } from './port.ts'
import {
  type AnswerMessage,
  type CallMessage,
  type ContractShape,
  type EventMessage,
  type EventsShape,
  jobStarted,
  type WireError,
} from './wire.ts'

/** How a call ended, as far as the seam is concerned. */
export type Outcome = Result<unknown, WireError>

export interface CallContext {
  /** Present on writes and jobs; the handler keeps it, so that a repeated write is not done twice. */
  readonly requestId: string | undefined
}

export interface ServeOptions {
  /** One client, or the place where clients arrive. */
  readonly port: Port | PortSource
  readonly contract: ContractShape
  readonly events?: EventsShape
  /** Codes that any call may be refused with, besides its own. */
  readonly commonErrors?: readonly string[]
  /** Gets only names of the contract, with input that has passed its schema. */
  handle(name: string, input: unknown, context: CallContext): Promise<Outcome>
  /** Keeps a bug with its stack and returns the id under which the person can quote it. */
  reportBug(error: unknown, about: { readonly name: string }): string
  /** In tests: outputs, error codes and events that do not fit the contract are bugs. */
  readonly checkOutput?: boolean
  readonly limits?: TextLimits
}

export interface Server {
  /** Tells every client. */
  emit(name: string, data: unknown): void
  stop(): void
}

/** Writes being carried out, by request id: a repeat that arrives meanwhile waits for the same outcome. */
type Running = Map<string, Promise<Outcome>>

const longestId = 128
const mostIssues = 20

interface Issue {
  readonly path: readonly string[]
  readonly code: string
  readonly message: string
}

const refuseInput = (message: string, issues: readonly Issue[]): Outcome => ({
  ok: false,
  error: { code: 'invalid_input', message, data: { issues } },
})

const isShortText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longestId

function readCall(value: unknown): CallMessage | null {
  if (!isPlainObject(value) || value['t'] !== 'call') return null
  const { id, name, input, requestId } = value
  if (!isShortText(id) || typeof name !== 'string') return null
  if (requestId === undefined) return { t: 'call', id, name, input }
  return isShortText(requestId) ? { t: 'call', id, name, input, requestId } : null
}

/** Answers the calls of a contract on a port until stopped. */
export function serve(options: ServeOptions): Server {
  const { contract, checkOutput = false } = options
  const clients = new Set<Port>()
  const running: Running = new Map()
  let isStopped = false

  const internal = (error: unknown, name: string): Outcome => {
    const incident = options.reportBug(error, { name })
    return { ok: false, error: { code: 'internal', message: 'internal error', incident } }
  }

  async function carryOut(call: CallMessage): Promise<Outcome> {
    const spec = Object.hasOwn(contract, call.name) ? contract[call.name] : undefined
    if (spec === undefined) return { ok: false, error: { code: 'unknown_call', message: 'no such call' } }
    const input = spec.input.safeParse(call.input)
    if (!input.success) {
      const issues = input.error.issues
        .slice(0, mostIssues)
        .map(({ path, code, message }) => ({ path: path.map(String), code, message }))
      return refuseInput('the input does not fit', issues)
    }
    try {
      const outcome = await options.handle(call.name, input.data, { requestId: call.requestId })
      if (!checkOutput) return outcome
      if (outcome.ok) {
        const schema = spec.kind === 'job' ? jobStarted : spec.output
        return { ok: true, value: schema.parse(outcome.value) }
      }
      if (![...spec.errors, ...(options.commonErrors ?? [])].includes(outcome.error.code)) {
        throw new Error(`${call.name} answered with an undeclared code: ${outcome.error.code}`)
      }
      return outcome
    } catch (error) {
      return internal(error, call.name)
    }
  }

  /** A repeat is the same call only when its name is the same too; another name gets no foreign answer. */
  async function carryOutOnce(call: CallMessage): Promise<Outcome> {
    if (call.requestId === undefined) return carryOut(call)
    const key = `${call.name} ${call.requestId}`
    const current = running.get(key) ?? carryOut(call)
    running.set(key, current)
    try {
      return await current
    } finally {
      running.delete(key)
    }
  }

  function answer(port: Port, id: string, name: string, outcome: Outcome): void {
    if (isStopped || !clients.has(port)) return
    const message = (result: Outcome): AnswerMessage =>
      result.ok
        ? { t: 'answer', id, ok: true, ...packTables(result.value) }
        : { t: 'answer', id, ok: false, error: result.error }
    let text: string
    try {
      text = JSON.stringify(message(outcome))
    } catch (error) {
      // A bigint or a cycle: a bug of the handler, which must not leave the caller waiting for ever.
      text = JSON.stringify(message(internal(error, name)))
    }
    port.post(text)
  }

  async function receive(port: Port, text: string): Promise<void> {
    const parsed = parseText(text, options.limits)
    const call = parsed.ok ? readCall(parsed.value) : null
    if (call === null) {
      // The id may be unreadable; it is looked for at the place where `connect` puts it, so that the caller hears.
      const id = /^\{"t":"call","id":"([\w.:-]{1,128})"/.exec(text.slice(0, 200))?.[1]
      if (id === undefined) return
      const reason = parsed.ok ? 'not a call' : parsed.error
      answer(port, id, '', refuseInput(reason, [{ path: [], code: 'refused', message: reason }]))
      return
    }
    answer(port, call.id, call.name, await carryOutOnce(call))
  }

  function accept(port: Port): () => void {
    clients.add(port)
    const off = port.onText((text) => void receive(port, text))
    return () => {
      off()
      clients.delete(port)
    }
  }

  const offs = isPortSource(options.port) ? [options.port.onPort(accept)] : [accept(options.port)]

  return {
    emit(name, data) {
      if (isStopped) return
      if (checkOutput) {
        const spec = options.events?.[name]
        if (spec === undefined) throw new Error(`undeclared event: ${name}`)
        spec.parse(data)
      }
      const text = JSON.stringify({ t: 'event', name, data } satisfies EventMessage)
      for (const port of clients) port.post(text)
    },
    stop() {
      isStopped = true
      for (const off of offs) off()
      clients.clear()
    },
  }
}
