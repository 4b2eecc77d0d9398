import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contract } from '../../shared/contract/index.ts'
import { hostCalls } from '../../shared/rpc/host-contract.ts'
import { runSeed } from '../support/seeded.ts'
import { type Application, startApplication } from './substitute/application.ts'
import { appearance, callCore, hostCall, journalOf, logOf } from './support/desktop.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
  await hostCall(application, 'appearance.set', appearance)
  await callCore(application, 'workspace.create', {
    workspaceName: '华南',
    userName: '陆闻笙',
    language: 'zh-CN',
  })
})
afterAll(() => application.kill())
beforeEach(() =>
  application.run((electron) => {
    electron.journal.length = 0
  }),
)

const journalLength = (): Promise<number> => application.run((electron) => electron.journal.length)

test('security 17: two channels are open, one for texts and one for host calls', async () => {
  const fresh = await startApplication()
  const opened = await journalOf(fresh, 'ipcMain.on', 'ipcMain.handle')
  fresh.kill()
  expect(opened).toEqual([
    { name: 'ipcMain.on', values: ['bowtie:text'] },
    { name: 'ipcMain.handle', values: ['bowtie:host'] },
  ])
})

describe('who is heard', () => {
  interface Frame {
    readonly url: string
    readonly parent: object | null
  }
  const own = { url: 'app://bowtie/index.html', parent: null }

  /** Says the same over both channels with the frame that Electron would report, and tells what came of it. */
  const speakFrom = (frame: Frame | null, isStrange = false): Promise<{ host: string; isHeard: boolean }> =>
    application.run(
      async (electron, reported, strange) => {
        const page = strange ? electron.openStrangePage('about:blank') : electron.windows[0]?.page
        if (page === undefined) throw new Error('there is no window')
        const before = page.frame
        page.frame = reported
        let isHeard = false
        const listen = (_event: unknown, text: string): void => {
          if (text.includes('"id":"foreign"')) isHeard = true
        }
        page.ipcRenderer.on('bowtie:text', listen)
        const call = { t: 'call', id: 'foreign', name: 'workspace.status', input: {} }
        page.ipcRenderer.send('bowtie:text', JSON.stringify(call))
        const host = await page.ipcRenderer.invoke('bowtie:host', 'clipboard.write', { text: 'stolen' }).then(
          () => 'answered',
          (error: Error) => error.message,
        )
        page.frame = before
        // A call of our own page after it: what the foreign one would have got has come by then.
        const window = electron.windows[0]
        if (window !== undefined) await electron.callCore(window.page, 'workspace.status', {})
        page.ipcRenderer.off('bowtie:text', listen)
        return { host, isHeard }
      },
      frame,
      isStrange,
    )

  test('security 17: our own top frame is answered on both channels', async () => {
    expect(await speakFrom(own)).toEqual({ host: 'answered', isHeard: true })
    expect(await journalOf(application, 'clipboard.writeText')).toHaveLength(1)
  })

  const foreign: readonly (readonly [string, Frame | null])[] = [
    ['a frame that has gone', null],
    ['a frame inside our page', { url: 'app://bowtie/index.html', parent: { url: own.url } }],
    ['a page of the web', { url: 'https://example.com/', parent: null }],
    ['a name that begins like ours', { url: 'app://bowtie.evil/index.html', parent: null }],
    ['our host under another scheme', { url: 'https://bowtie/index.html', parent: null }],
    ['our host with a user', { url: 'app://user@bowtie/', parent: null }],
    ['our host with a port', { url: 'app://bowtie:1/', parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
    ['a document made of data', { url: 'data:text/html,x', parent: null }],
    ['a file', { url: 'file:///app://bowtie/', parent: null }],
    ['a blob of ours', { url: 'blob:app://bowtie/0c1f', parent: null }],
    ['an address with a line break', { url: 'app://bow\ntie/', parent: null }],
    ['no address', { url: '', parent: null }],
  ]
  test.each(foreign)('security 17: %s is not heard, and nothing happens', async (_what, frame) => {
    expect(await speakFrom(frame)).toEqual({ host: 'refused', isHeard: false })
    expect(await journalLength()).toBe(0)
  })

  test('security 17: a page of no window of ours is not heard, whatever frame it claims', async () => {
    expect(await speakFrom(own, true)).toEqual({ host: 'refused', isHeard: false })
    expect(await journalLength()).toBe(0)
  })

  test('security 17: what was dropped is reported, without what it said', () => {
    const log = logOf(application)
    expect(log).toContain('text from a foreign frame')
    expect(log).toContain('host call from a foreign frame')
    expect(log).not.toContain('stolen')
  })
})

/** One input of each host call that is right. */
const rightInputs = {
  'files.pick': { title: '选择文件', multiple: true, folder: false, extensions: ['csv'] },
  'files.upload': { handle: 'h', ticket: '0'.repeat(64) },
  'download.save': { ticket: '0'.repeat(64), name: '导出.csv' },
  'link.open': { url: 'https://example.com/' },
  'notice.show': { id: 'n', title: '提醒', body: '' },
  'title.set': { title: '蝶结' },
  'menu.set': {
    menus: [{ label: '文件', items: [{ kind: 'command', id: 'note.new', label: '新建笔记' }] }],
  },
  'print.pdf': { name: '纪要.pdf', landscape: false },
  'clipboard.write': { text: '一' },
  'microphone.arm': {},
  'appearance.set': appearance,
  'capture.bind': { accelerator: 'Ctrl+Alt+N', route: '/notes/new' },
  'flush.done': { id: 'f' },
} satisfies Readonly<Record<keyof typeof hostCalls, object>>

/** What does not belong where something right belongs. `__proto__` becomes a key of its own where JSON is read. */
const wrongValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('', '\u0000', '../../etc/passwd', 'x'.repeat(10_000), -1, 1e308, [], {}),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true}}') as object),
  fc.constant(JSON.parse('{"constructor":{"prototype":{"polluted":true}}}') as object),
)

/** Right inputs with something in them dropped, added or replaced, at any depth; and values that are no input at all. */
function spoiled(right: object): fc.Arbitrary<unknown> {
  const paths: string[][] = []
  const collect = (value: unknown, path: string[]): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      paths.push([...path, key])
      collect(inner, [...path, key])
    }
  }
  collect(right, [])
  const change = fc.record({
    path: paths.length === 0 ? fc.constant([]) : fc.constantFrom(...paths),
    how: fc.constantFrom('drop', 'add', 'replace'),
    key: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'extra'), fc.string()),
    value: wrongValue,
  })
  return fc.oneof(
    wrongValue,
    change.map(({ path, how, key, value }) => {
      const copy = structuredClone(right) as Record<string, unknown>
      let holder = copy
      for (const step of path.slice(0, -1)) holder = holder[step] as Record<string, unknown>
      const last = path.at(-1) ?? key
      if (how === 'drop') Reflect.deleteProperty(holder, last)
      else {
        const name = how === 'add' ? key : last
        // The length of a list takes no other value, and JSON has no names in a list.
        const isLength = Array.isArray(holder) && name === 'length'
        Object.defineProperty(holder, isLength ? 'extra' : name, {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        })
      }
      return copy
    }),
  )
}

const inBatches = function* <Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}

describe('F3: what is no call of ours', () => {
  test('security 17: 10,000 spoiled host calls are refused, each, and nothing happens', async () => {
    const seed = runSeed('F3 host calls')
    const names = Object.keys(rightInputs) as (keyof typeof rightInputs)[]
    const runs = 1_000
    const calls = names.flatMap((name) =>
      fc
        .sample(spoiled(rightInputs[name]), { numRuns: runs, seed })
        .map((input) => JSON.stringify(input))
        // Some changes leave a right input right, and some are undone by crossing as JSON: a key that is undefined.
        .filter((json) => !hostCalls[name].input.safeParse(JSON.parse(json)).success)
        .map((json) => [name, json] as const),
    )
    const unknown = ['', '__proto__', 'constructor', 'toString', 'files', 'files.pick ', 'shell.openExternal']
    calls.push(...unknown.map((name) => [name as 'title.set', '{}'] as const))
    expect(calls.length).toBeGreaterThan(10_000)
    for (const batch of inBatches(calls, 500)) {
      const answered = await application.run(async (electron, sent) => {
        const host = electron.windows[0]?.page.bowtie?.['host'] as (
          name: string,
          input: unknown,
        ) => Promise<unknown>
        const outcomes = sent.map(([name, json]) =>
          host(name, JSON.parse(json)).then(
            () => [name, json],
            () => null,
          ),
        )
        return (await Promise.all(outcomes)).filter((call) => call !== null)
      }, batch)
      expect(answered).toEqual([])
    }
    expect(await journalLength()).toBe(0)
    expect(await application.run(() => 'polluted' in {})).toBe(false)
  })

  test('security 17: the right ones are answered, so that the table above does not prove too much', async () => {
    for (const [name, input] of Object.entries(rightInputs)) {
      expect(await hostCall(application, name, input), name).not.toBe('refused')
    }
  })

  test('security 17: names that are no text, and inputs that are missing, are refused', async () => {
    const outcomes = await application.run(async (electron) => {
      const ipc = electron.windows[0]?.page.ipcRenderer
      if (ipc === undefined) throw new Error('there is no window')
      const sent: unknown[][] = [
        [],
        [null],
        [7, {}],
        [['files.pick'], {}],
        [{ toString: 'files.pick' }, {}],
        ['title.set'],
        ['title.set', null],
        ['title.set', new Map([['title', 'x']])],
        ['title.set', new Date(0)],
        ['title.set', new Uint8Array(8)],
      ]
      return Promise.all(
        sent.map((values) =>
          ipc.invoke('bowtie:host', ...values).then(
            () => 'answered',
            () => 'refused',
          ),
        ),
      )
    })
    expect(new Set(outcomes)).toEqual(new Set(['refused']))
  })

  test('security 17: 10,000 wrong texts reach no use case, and the core answers afterwards as before', async () => {
    const seed = runSeed('F3 texts')
    const names = Object.keys(contract) as (keyof typeof contract)[]
    const calls = fc
      .sample(fc.tuple(fc.constantFrom(...names), wrongValue), { numRuns: 12_000, seed })
      .filter(([name, input]) => !contract[name].input.safeParse(input).success)
      .map(([name, input], index) => JSON.stringify({ t: 'call', id: `f${index}`, name, input }))
    const broken = fc.sample(
      fc.oneof(fc.string(), fc.json(), fc.constantFrom('{', '[]', 'null', `${'['.repeat(5_000)}`)),
      {
        numRuns: 2_000,
        seed,
      },
    )
    const texts = [...calls, ...broken]
    expect(texts.length).toBeGreaterThan(10_000)
    const before = await callCore(application, 'workspace.status', {})
    const changes: string[] = []
    for (const batch of inBatches(texts, 1_000)) {
      changes.push(
        ...(await application.run(async (electron, sent) => {
          const page = electron.windows[0]?.page
          if (page === undefined) throw new Error('there is no window')
          const seen: string[] = []
          const listen = (_event: unknown, text: string): void => {
            const message = JSON.parse(text) as { t: string; ok?: boolean; error?: { code: string } }
            const isRefusal = message.ok === false && message.error?.code !== 'internal'
            if (message.t === 'event' || !isRefusal) seen.push(text)
          }
          page.ipcRenderer.on('bowtie:text', listen)
          for (const text of sent) page.ipcRenderer.send('bowtie:text', text)
          for (const odd of [null, 7, {}, ['a'], undefined]) page.ipcRenderer.send('bowtie:text', odd)
          const isOurs = (text: string): boolean => text.includes('"id":"call-')
          await electron.callCore(page, 'workspace.status', {})
          page.ipcRenderer.off('bowtie:text', listen)
          return seen.filter((text) => !isOurs(text))
        }, batch)),
      )
    }
    expect(changes).toEqual([])
    expect(await callCore(application, 'workspace.status', {})).toEqual(before)
  })
})
