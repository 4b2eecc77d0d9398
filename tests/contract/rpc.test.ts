import fastCheck from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Client, connect, type Port } from '../../shared/rpc/index.ts'
import { type SampleCore, sampleContract, sampleEvents, startSampleCore } from './sample-contract.ts'
import { type Transport, transports } from './transports.ts'

type SampleClient = Client<typeof sampleContract, typeof sampleEvents>

/** Waits until something is so; a test that waits in vain fails by its time limit, with this text. */
async function until(isSo: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 5_000
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

for (const [name, createTransport] of Object.entries(transports)) {
  describe(`the seam over ${name}`, () => {
    let transport: Transport
    let core: SampleCore
    let port: Port
    let client: SampleClient
    let linkChanges: string[]
    let lastRequest = 0

    const connectTo = (to: Port): SampleClient =>
      connect({
        port: to,
        contract: sampleContract,
        events: sampleEvents,
        newRequestId: () => `request-${++lastRequest}`,
        onDisconnect: () => linkChanges.push('lost'),
        onReconnect: () => linkChanges.push('back'),
      })

    beforeEach(async () => {
      linkChanges = []
      transport = await createTransport()
      core = startSampleCore(transport.source)
      port = await transport.openClient()
      client = connectTo(port)
    })

    afterEach(async () => {
      client.close()
      core.server.stop()
      await transport.stop()
    })

    /** Sends a text that no `connect` would make, and waits until the call after it has been answered. */
    async function sendRaw(text: string): Promise<readonly string[]> {
      const heard: string[] = []
      const off = port.onText((answer) => heard.push(answer))
      port.post(text)
      await client.call('text.read', { id: 1 })
      off()
      return heard.slice(0, -1)
    }

    test('a call answers with its value', async () => {
      expect(await client.call('text.read', { id: 7 })).toEqual({ ok: true, value: 'text 7' })
    })

    test('an expected failure is data', async () => {
      expect(await client.call('text.read', { id: 404 })).toEqual({
        ok: false,
        error: { code: 'not_found', message: 'no such text', data: { id: 404 } },
      })
    })

    test('many calls at once are answered each with its own', async () => {
      const ids = Array.from({ length: 200 }, (_, index) => index + 1).filter((id) => id !== 404)
      const answers = await Promise.all(ids.map((id) => client.call('text.read', { id })))
      expect(answers).toEqual(ids.map((id) => ({ ok: true, value: `text ${id}` })))
    })

    test('any JSON value comes back as it went (fast-check prints its seed)', async () => {
      const arbitrary = fastCheck
        .jsonValue({ maxDepth: 6 })
        .filter((value) => !/__proto__|constructor|prototype/.test(JSON.stringify(value)))
      await fastCheck.assert(
        fastCheck.asyncProperty(arbitrary, async (value) => {
          const answer = await client.call('text.echo', { value })
          expect(answer).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) })
        }),
        { numRuns: 60 },
      )
    })

    test('a text of two million characters, Chinese and emoji among them, arrives whole', async () => {
      const value = '需求👩‍👩‍👧與承諾\u2028'.repeat(125_000)
      const answer = await client.call('text.echo', { value })
      expect(answer.ok && answer.value === value).toBe(true)
    })

    test('input that does not fit is refused before the handler, with the place', async () => {
      // @ts-expect-error: the types say so too.
      const answer = await client.call('text.read', { id: 'seven' })
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'invalid_input', data: { issues: [{ path: ['id'], code: 'invalid_type' }] } },
      })
      expect(core.handled).toEqual([])
    })

    test('a name that is not in the contract is refused, also one that objects inherit', async () => {
      for (const unknown of ['text.unknown', 'toString', 'hasOwnProperty', '']) {
        // @ts-expect-error: no such name.
        const answer = await client.call(unknown, {})
        expect(answer).toMatchObject({ ok: false, error: { code: 'unknown_call' } })
      }
      expect(core.handled).toEqual([])
    })

    test('a bug crosses as an incident id, without message or stack', async () => {
      const answer = await client.call('bug.throws', {})
      expect(answer).toEqual({
        ok: false,
        error: { code: 'internal', message: 'internal error', incident: 'BUG-1' },
      })
      expect(core.bugs[0]).toBeInstanceOf(Error)
    })

    test('output, codes and values that break the contract are bugs, and the caller is not left waiting', async () => {
      for (const call of ['bug.wrongOutput', 'bug.wrongCode', 'bug.cycle'] as const) {
        expect(await client.call(call, {})).toMatchObject({ ok: false, error: { code: 'internal' } })
      }
      expect(core.bugs).toHaveLength(3)
    })

    test('an event reaches every client, and an undeclared one is a bug', async () => {
      const other = connectTo(await transport.openClient())
      await other.call('text.read', { id: 1 })
      await client.call('text.read', { id: 1 })
      const heard: string[] = []
      client.on('text.changed', ({ count }) => heard.push(`first ${count}`))
      const off = other.on('text.changed', ({ count }) => heard.push(`second ${count}`))
      core.server.emit('text.changed', { count: 1 })
      await until(() => heard.length === 2, 'both have heard')
      off()
      core.server.emit('text.changed', { count: 2 })
      await until(() => heard.length === 3, 'one has heard')
      expect(heard.toSorted()).toEqual(['first 1', 'first 2', 'second 1'])
      expect(() => core.server.emit('text.unknown', {})).toThrow('undeclared')
      other.close()
    })

    test('clients do not hear each other’s answers', async () => {
      const otherPort = await transport.openClient()
      const other = connectTo(otherPort)
      const overheard: string[] = []
      otherPort.onText((text) => overheard.push(text))
      await client.call('text.read', { id: 5 })
      await other.call('text.read', { id: 6 })
      expect(overheard.filter((text) => text.includes('text 5'))).toEqual([])
      other.close()
    })

    test('a read in flight fails with disconnected when the link is lost, and the next one works', async () => {
      const read = client.call('text.never', {})
      await until(() => core.handled.includes('text.never'), 'the read has arrived')
      await transport.breakLinks()
      expect(await read).toMatchObject({ ok: false, error: { code: 'disconnected' } })
      await until(() => linkChanges.length === 2, 'the link is back')
      expect(linkChanges).toEqual(['lost', 'back'])
      expect(await client.call('text.read', { id: 2 })).toEqual({ ok: true, value: 'text 2' })
    })

    test('a write whose answer was lost is sent again and done once', async () => {
      core.gate.close()
      const write = client.call('text.add', { text: '王总说三月上线' })
      await until(() => core.handled.includes('text.add'), 'the write has arrived')
      await transport.breakLinks()
      core.gate.open()
      expect(await write).toEqual({ ok: true, value: 1 })
      expect(core.added).toEqual(['王总说三月上线'])
    })

    test('a write that is lost again and again is given up, so that it cannot kill every new core', async () => {
      core.gate.close()
      const write = client.call('text.add', { text: 'poison' })
      for (let loss = 1; loss <= 3; loss += 1) {
        await client.call('text.read', { id: 1 })
        await transport.breakLinks()
        await until(() => linkChanges.length === 2 * loss, 'the link is back')
      }
      expect(await write).toMatchObject({ ok: false, error: { code: 'disconnected' } })
    })

    test('a job answers with its id and carries a request id', async () => {
      const answer = await client.call('text.pack', {})
      expect(answer).toEqual({ ok: true, value: { jobId: expect.stringMatching(/^request-/) } })
    })

    test('closing fails what is waiting', async () => {
      const read = client.call('text.never', {})
      client.close()
      expect(await read).toMatchObject({ ok: false, error: { code: 'disconnected' } })
    })

    test('F3: prototype keys, depth, size and what is no call are refused without reaching a handler', async () => {
      const call = (id: string, input: string): string =>
        `{"t":"call","id":"${id}","name":"text.echo","input":${input}}`
      const hostile = [
        call('x1', '{"__proto__":{"isAdmin":true}}'),
        call('x2', '{"value":{"constructor":{"prototype":{}}}}'),
        call('x3', `${'['.repeat(33)}${']'.repeat(33)}`),
        call('x4', '{"value":[1,2'),
        call('x5', `${'['.repeat(1_000_000)}`),
      ]
      for (const text of hostile) {
        const id = /"id":"(\w+)"/.exec(text)?.[1]
        const [answer] = await sendRaw(text)
        expect(JSON.parse(answer ?? 'null')).toMatchObject({
          id,
          ok: false,
          error: { code: 'invalid_input' },
        })
      }
      const silent = [
        '',
        'null',
        '[]',
        '{"t":"call"}',
        '{"t":"answer","id":"c1","ok":true}',
        '"call"',
        '{"t":"call","id":7,"name":"text.echo"}',
      ]
      for (const text of silent) expect(await sendRaw(text)).toEqual([])
      expect(core.handled.filter((handled) => handled !== 'text.read')).toEqual([])
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    })

    test('F3: random texts and random calls never crash the server (fast-check prints its seed)', async () => {
      const names = fastCheck.constantFrom(
        ...Object.keys(sampleContract).filter((call) => call !== 'text.never'),
        '__proto__',
      )
      const mutated = fastCheck.record({
        t: fastCheck.constantFrom('call', 'x'),
        id: fastCheck.oneof(fastCheck.string(), fastCheck.integer()),
        name: fastCheck.oneof(names, fastCheck.string()),
        input: fastCheck.jsonValue(),
        requestId: fastCheck.oneof(fastCheck.string(), fastCheck.constant(undefined), fastCheck.integer()),
      })
      await fastCheck.assert(
        fastCheck.asyncProperty(
          fastCheck.oneof(
            fastCheck.string(),
            mutated.map((value) => JSON.stringify(value)),
          ),
          async (text) => {
            port.post(text)
            expect(await client.call('text.read', { id: 3 })).toEqual({ ok: true, value: 'text 3' })
          },
        ),
        { numRuns: 150 },
      )
    })
  })
}
