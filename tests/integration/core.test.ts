import { afterEach, describe, expect, it } from 'vitest'
import { openTestCore, type TestCore } from '../support/core.ts'

let core: TestCore | undefined
afterEach(async () => {
  await core?.stop()
  core = undefined
})

describe('SAF-1 a workspace from nothing', () => {
  it('is fresh, is made, is open, and opens again with the key of this machine', async () => {
    core = await openTestCore({ fresh: true })
    expect(await core.call('workspace.status', {})).toEqual({ state: 'fresh' })
    const { recoveryCode } = await core.call('workspace.create', {
      workspaceName: '华东',
      userName: '陆闻笙',
      language: 'zh-CN',
    })
    expect(recoveryCode).toMatch(/^[0-9A-Z-]{20,}$/)
    expect(await core.call('workspace.status', {})).toMatchObject({
      state: 'open',
      workspaceName: '华东',
      userName: '陆闻笙',
      recoveryConfirmed: false,
      empty: true,
    })
    await core.call('workspace.confirmRecovery', { code: recoveryCode.toLowerCase() })
    await core.restart()
    expect(await core.call('workspace.status', {})).toMatchObject({ state: 'open', recoveryConfirmed: true })
  })

  it('VIS-8 fills with the sample, finds it by characters, pinyin and initials, and is removed without a rest', async () => {
    core = await openTestCore()
    const before = await core.call('workspace.status', {})
    expect(before).toMatchObject({ state: 'open', empty: true, sample: false })
    expect(await core.runJob('workspace.addSample', {})).toEqual({ accounts: 18 })
    expect(await core.call('workspace.status', {})).toMatchObject({ empty: false, sample: true })
    const hits = async (text: string) => (await core?.call('search.find', { text, limit: 20 }))?.hits ?? []
    const found = await hits('外协')
    expect(found.map((hit) => hit.kind)).toContain('note')
    const note = found.find((hit) => hit.kind === 'note')
    expect(note?.snippet.slice(...(note.snippetMarks[0] ?? [0, 0]))).toBe('外协')
    expect((await hits('lantingzhonggong'))[0]).toMatchObject({ kind: 'account', title: '岚汀重工' })
    expect((await hits('嵐汀重工'))[0]).toMatchObject({ kind: 'account', title: '岚汀重工' })
    const names = await core.call('search.names', { text: 'ltzg', limit: 5 })
    expect(names.hits[0]).toMatchObject({ kind: 'account', title: '岚汀重工' })
    await core.runJob('workspace.removeSample', {})
    expect(await core.call('workspace.status', {})).toMatchObject({ empty: true, sample: false })
    expect(await hits('外协')).toEqual([])
    expect(core.store.rebuild().equal).toBe(true)
  })
})
