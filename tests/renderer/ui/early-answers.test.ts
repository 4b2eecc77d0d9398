import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { createClient } from '../../../renderer/app/client.ts'
import { createEarlyQuestions } from '../../../renderer/app/early-answers.ts'
import { askFirstCalls } from '../../../renderer/boot/first-calls.ts'
import type { Port } from '../../../shared/rpc/index.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { seededRandom } from '../../support/seeded.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
  await core.call('account.create', { name: '远航装备' })
})

/** A port that notes what is asked over it. */
function watched(): { readonly port: Port; readonly asked: string[] } {
  const inner = core.openPort()
  const asked: string[] = []
  const port: Port = {
    ...inner,
    post(text) {
      asked.push((JSON.parse(text) as { name: string }).name)
      inner.post(text)
    },
  }
  return { port, asked }
}

function openClient(port: Port, early: ReturnType<typeof createEarlyQuestions>) {
  const client = createClient({ port, early, clock: core.clock, random: seededRandom(5) })
  onTestFinished(() => client.stop())
  return client
}

it('answers from what was asked before the client was there, once', async () => {
  const { port, asked } = watched()
  const early = createEarlyQuestions(port)
  early.ask(['account.list', {}])
  const client = openClient(port, early)
  const first = await client.call('account.list', {})
  expect(first.ok && first.value.rows.map(({ name }) => name)).toEqual(['远航装备'])
  expect(asked).toEqual(['account.list'])
  await client.call('account.list', {})
  expect(asked).toEqual(['account.list', 'account.list'])
})

it('never gives an answer that a change has overtaken', async () => {
  const { port } = watched()
  const early = createEarlyQuestions(port)
  await early.peek('account.list', {})
  await core.call('account.create', { name: '蓝汀科技' })
  const client = openClient(port, early)
  const now = await client.call('account.list', {})
  expect(now.ok && now.value.rows.map(({ name }) => name).toSorted()).toEqual(
    ['蓝汀科技', '远航装备'].toSorted(),
  )
})

it('has nothing more to answer after the first change, and asks nothing by itself', async () => {
  const { port, asked } = watched()
  const early = createEarlyQuestions(port)
  await early.peek('account.list', {})
  await core.call('account.create', { name: '蓝汀科技' })
  expect(early.take('account.list', {})).toBeNull()
  expect(await early.peek('account.list', {})).toMatchObject({ ok: false, error: { code: 'disconnected' } })
  expect(asked).toEqual(['account.list'])
})

it('posts a write before the call returns, and never takes it for an early question', () => {
  const { port, asked } = watched()
  const early = createEarlyQuestions(port)
  early.ask(['account.list', {}])
  const client = openClient(port, early)
  void client.call('account.create', { name: '蓝汀科技' })
  expect(asked).toEqual(['account.list', 'account.create'])
  void client.call('view.list', { screen: 'accounts' })
  expect(asked).toEqual(['account.list', 'account.create', 'view.list'])
})

it('asks again where the early answer was a refusal', async () => {
  const { port, asked } = watched()
  const early = createEarlyQuestions(port)
  const id = '01900000-0000-7000-8000-000000000000'
  const refused = await early.peek('account.get', { id })
  expect(refused).toMatchObject({ ok: false, error: { code: 'not_found' } })
  const client = openClient(port, early)
  expect(await client.call('account.get', { id })).toMatchObject({ ok: false, error: { code: 'not_found' } })
  expect(asked).toEqual(['account.get', 'account.get'])
})

it.each([
  ['#/accounts', 'account.list'],
  ['#/accounts?view=1', 'account.list'],
  ['#/today', 'today.list'],
  ['', 'today.list'],
])('asks for the page behind %j', async (hash, name) => {
  const { port, asked } = watched()
  await askFirstCalls(createEarlyQuestions(port), hash)
  expect(asked.slice(0, 3)).toEqual(['workspace.status', 'settings.get', 'job.list'])
  expect(asked).toContain(name)
})

it('asks for the page where the last session ended', async () => {
  await core.call('settings.set', { interface: { 'frame.place': { route: '/accounts?x=1', memory: {} } } })
  const { port, asked } = watched()
  const first = await askFirstCalls(createEarlyQuestions(port), '#/')
  expect(first.path).toBe('/accounts')
  // The list of jobs asks for itself: it is no part of the picture.
  expect(asked.filter((name) => !first.calls.some(([call]) => call === name))).toEqual(['job.list'])
  expect(asked).toContain('account.list')
  expect(asked).not.toContain('today.list')
})
