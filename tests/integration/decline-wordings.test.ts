import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anAccount } from '../support/account-builders.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { undoneAndRedone } from '../support/undo-and-redo.ts'

let core: TestCore
beforeEach(async () => {
  core = await openTestCore()
})
afterEach(async () => {
  await core.stop()
  expect(core.bugs).toEqual([])
})

const cost = {
  reason: 'cost',
  title: '今年没有名额',
  wording: '「{title}」明年再议。\n',
  replacesShipped: false,
} as const
const list = async () => (await core.call('declineWording.list', {})).wordings

describe('REQ-4 own wordings to decline with', () => {
  it('REQ-4 are saved, changed and deleted, each with undo, and stand in the order of the reasons', async () => {
    const { id } = await undoneAndRedone(core, () =>
      core.call('declineWording.save', { ...cost, title: ' 今年没有名额 ' }),
    )
    expect(await list()).toEqual([{ ...cost, id }])
    await core.call('declineWording.save', { ...cost, reason: 'misleading', title: '口径不同' })
    expect((await list()).map(({ reason }) => reason)).toEqual(['misleading', 'cost'])
    await undoneAndRedone(core, () =>
      core.call('declineWording.save', { ...cost, id, reason: 'law', replacesShipped: true }),
    )
    expect(await list()).toMatchObject([
      { reason: 'misleading' },
      { id, reason: 'law', replacesShipped: true },
    ])
    expect(
      await core.call('declineWording.save', { ...cost, id, reason: 'law', replacesShipped: true }),
    ).toMatchObject({ id, actionId: null })
    await undoneAndRedone(core, () => core.call('declineWording.remove', { id }))
    expect((await list()).map(({ title }) => title)).toEqual(['口径不同'])
    expect((await core.call('history.bin', {})).items).toMatchObject([
      { kind: 'decline_wording', id, title: '今年没有名额' },
    ])
  })

  it('REQ-4 two of one reason have different names; one that is gone is not there to change', async () => {
    const { id } = await core.call('declineWording.save', cost)
    expect(await core.ask('declineWording.save', cost)).toMatchObject({
      ok: false,
      error: { code: 'wording_exists', data: { title: '今年没有名额' } },
    })
    await core.call('declineWording.save', { ...cost, reason: 'law' })
    expect(await list()).toHaveLength(2)
    await core.call('declineWording.remove', { id })
    for (const call of [
      core.ask('declineWording.save', { ...cost, id }),
      core.ask('declineWording.remove', { id }),
    ])
      expect(await call).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await core.ask('declineWording.save', { ...cost, wording: ' \n' })).toMatchObject({
      error: { code: 'invalid_input' },
    })
  })

  it('REQ-4 the one that was taken names the reason at the requirement, until it is reviewed again', async () => {
    const accountId = await anAccount(core)
    const { id } = await core.call('requirement.create', {
      title: '大屏换色',
      accountId,
      scenario: '展厅',
      background: '集团标准色',
    })
    await core.call('requirement.move', { id, to: 'in_review', reason: null })
    const verdict = {
      reasonable: true,
      scope: 'custom',
      reason: '工时',
      reviewer: '祁望舒',
      day: '2026-11-22',
    } as const
    const decline = {
      reason: 'cost',
      label: ' 今年没有名额 ',
      explanation: '明年再议。',
      replyBy: '陆闻笙',
      replyDue: null,
    } as const
    await undoneAndRedone(core, () =>
      core.call('requirement.move', { id, to: 'declined', reason: null, verdict, decline }),
    )
    const { requirement } = await core.call('requirement.get', { id })
    expect(requirement).toMatchObject({ declineReason: 'cost', declineLabel: '今年没有名额' })
    await core.call('requirement.move', { id, to: 'in_review', reason: '有了预算' })
    expect((await core.call('requirement.get', { id })).requirement.declineLabel).toBeNull()
  })
})
