import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { anAccount, aPerson } from '../../support/account-builders.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function twoOfOne(core: TestCore): Promise<void> {
  const keepId = await anAccount(core, {
    name: '华达精密有限公司',
    city: '苏州',
    taxId: '91320594MA1XK2Q33T',
  })
  await aPerson(core, keepId)
  await aPerson(core, keepId, { name: '卢一苇' })
  const dropId = await anAccount(core, { name: '華達精密', city: '崑山', taxId: '91320594MA1XK2Q33T' })
  await aPerson(core, dropId, { name: '沈既明' })
  await anAccount(core, { name: '澄野食品' })
}

describe('ACC-10 duplicates on screen', () => {
  test('ACC-10 from the menu of the list to one account with everything, by keyboard, and back by undo', async () => {
    const core = await openTestCore()
    await twoOfOne(core)
    const { user } = await openScreen({ core, route: '/accounts' })
    await user.click(await screen.findByRole('button', { name: '更多' }))
    await user.click(await screen.findByRole('menuitem', { name: '查找重复客户' }))
    const pairs = await screen.findByRole('table', { name: '可能是一家的客户' })
    expect(within(pairs).getAllByRole('row')).toHaveLength(2)
    expect(pairs.textContent).toContain('税号相同 91320594MA1XK2Q33T')
    expect(await axeFindings()).toEqual([])

    within(pairs).getByRole('button', { name: /对照/ }).focus()
    await user.keyboard('{Enter}')
    const fields = await screen.findByRole('table', { name: '每项取哪一边' })
    const ours = within(fields).getByRole('radio', { name: '城市：苏州' })
    expect((ours as HTMLInputElement).checked).toBe(true)
    await user.click(within(fields).getByRole('radio', { name: '城市：崑山' }))
    expect((ours as HTMLInputElement).checked).toBe(false)
    expect(await axeFindings()).toEqual([])
    screen.getByRole('button', { name: '合并' }).focus()
    await user.keyboard('{Enter}')

    expect(await screen.findByText('没有像同一家的客户')).toBeTruthy()
    const rows = async () => (await core.call('account.list', {})).rows
    const kept = (await rows()).find(({ name }) => name === '华达精密有限公司')
    expect(kept?.city).toBe('崑山')
    expect((await core.call('person.list', { accountId: kept?.id ?? '' })).people).toHaveLength(3)
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(async () => expect(await rows()).toHaveLength(3))
    expect(await screen.findByRole('table', { name: '可能是一家的客户' })).toBeTruthy()
  })

  test('ACC-10 a pair that is not one customer goes, stands below, and comes back', async () => {
    const core = await openTestCore()
    await twoOfOne(core)
    const { user } = await openScreen({ core, route: '/accounts/duplicates' })
    await user.click(await screen.findByRole('button', { name: /不是一家$/ }))
    const marks = within(await screen.findByRole('region', { name: '不是一家的客户' }))
    expect(await screen.findByText('没有像同一家的客户')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.click(marks.getByRole('button', { name: /^撤回/ }))
    expect(await screen.findByRole('table', { name: '可能是一家的客户' })).toBeTruthy()
    expect(screen.queryByRole('region', { name: '不是一家的客户' })).toBeNull()
  })

  test.each(languages)('ACC-10 the pairs and the preview speak %s', async (language) => {
    const core = await openTestCore()
    await twoOfOne(core)
    const { rows } = await core.call('account.list', {})
    const idOf = (name: string) => rows.find((row) => row.name === name)?.id ?? ''
    const { user } = await openScreen({ core, route: '/accounts/duplicates', language })
    await user.click(
      await screen.findByRole('button', {
        name: { 'zh-CN': /^对照「/, 'zh-TW': /^對照「/, en: /^Compare “/ }[language],
      }),
    )
    await screen.findByRole('radio', {
      name: { 'zh-CN': '城市：苏州', 'zh-TW': '城市：苏州', en: 'City: 苏州' }[language],
    })
    expect(document.body.textContent).not.toMatch(/duplicates\.|account\.field/)
    expect(window.location.hash).toContain(idOf('華達精密'))
  })
})
