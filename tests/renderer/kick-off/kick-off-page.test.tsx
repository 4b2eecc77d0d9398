import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { dutyKeys, dutyTexts } from '../../../shared/domain/kick-off/index.ts'
import { aPerson, anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function anAccountToStart() {
  const core = await openTestCore()
  const id = await anAccount(core, { name: '岚汀重工', signupDay: '2026-11-01' })
  await aPerson(core, id, { name: '覃若谷', title: '生产副总' })
  return { core, id, route: `/accounts/${id}/kickoff` }
}

describe('the kick-off', () => {
  it('VAL-3 the usual duties are taken, a person is written where it stands, the customer agrees, and it is said', async () => {
    const { core, id, route } = await anAccountToStart()
    const { user, container } = await openScreen({ core, route })
    await screen.findByRole('heading', { name: '启动会与双方分工' })
    await user.click(screen.getByRole('button', { name: '用上常见分工' }))
    const first = dutyTexts('zh-CN').their_lead.title
    await user.click(await screen.findByRole('button', { name: new RegExp(`「${first}」的责任人`) }))
    await user.type(screen.getByRole('textbox', { name: `「${first}」的责任人` }), '覃若谷{Enter}')
    await user.click(screen.getByRole('button', { name: '加人：客户方参加人' }))
    await user.click(await screen.findByRole('menuitem', { name: /覃若谷/ }))
    expect(await screen.findByRole('button', { name: '去掉「覃若谷」' })).toBeTruthy()
    const missing = screen.getByRole('region', { name: '还缺什么' })
    await within(missing).findByText(`${dutyKeys.length - 1} 项分工没有责任人`)
    await user.click(screen.getByRole('button', { name: '写下客户的确认' }))
    const dialog = await screen.findByRole('dialog', { name: '客户确认分工' })
    await user.type(within(dialog).getByRole('combobox'), '覃若谷{Enter}')
    await user.click(within(dialog).getByRole('button', { name: '写下确认' }))
    expect(await screen.findByText(/覃若谷 于 .+ 确认/)).toBeTruthy()
    expect(await core.call('kickOff.get', { accountId: id })).toMatchObject({
      isAgreed: true,
      agreedBy: '覃若谷',
      participants: [{ side: 'theirs', name: '覃若谷', role: '生产副总' }],
    })
    expect(await axeFindings(container)).toEqual([])
  })

  it('VAL-3 a day is typed where it stands; Enter keeps it, and so does leaving it', async () => {
    const { core, id, route } = await anAccountToStart()
    const { user } = await openScreen({ core, route })
    await user.click(await screen.findByRole('button', { name: '填写计划日期' }))
    await user.keyboard('20261203{Enter}')
    expect(await screen.findByRole('button', { name: '修改计划日期 2026-12-03' })).toBeTruthy()
    expect(await core.call('kickOff.get', { accountId: id })).toMatchObject({ plannedOn: '2026-12-03' })
    await user.click(screen.getByRole('button', { name: '填写召开日期' }))
    await user.keyboard('20261204')
    await user.click(screen.getByRole('heading', { name: '启动会与双方分工' }))
    expect(await screen.findByRole('button', { name: '修改召开日期 2026-12-04' })).toBeTruthy()
  })

  it.each(['{Enter}', '{Control>}{Enter}{/Control}'])(
    'VAL-3 %s in a part of a date saves the form around it, with that day',
    async (keys) => {
      const { core, id, route } = await anAccountToStart()
      const { user } = await openScreen({ core, route })
      await user.click(await screen.findByRole('button', { name: /^加一项分工/ }))
      const dialog = await screen.findByRole('dialog', { name: '分工' })
      await user.type(within(dialog).getByRole('textbox', { name: /^事项/ }), '导入班组名单')
      within(dialog).getAllByRole('spinbutton')[0]?.focus()
      await user.keyboard(`20261203${keys}`)
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
      expect((await core.call('kickOff.get', { accountId: id })).duties).toMatchObject([
        { title: '导入班组名单', dueDay: '2026-12-03' },
      ])
    },
  )

  it('VAL-3 a duty removed by its button leaves the focus on the one that takes its place, the last one on the list', async () => {
    const { core, id, route } = await anAccountToStart()
    for (const title of ['甲', '乙']) await core.call('duty.create', { accountId: id, title, side: 'ours' })
    const { user } = await openScreen({ core, route })
    const remove = (title: string) => screen.findByRole('button', { name: `删除分工「${title}」` })
    ;(await remove('甲')).focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(document.activeElement?.closest('tr')?.textContent).toContain('乙'))
    ;(await remove('乙')).focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(document.activeElement?.textContent).toContain('加一项分工'))
  })

  it('VAL-3 what is being typed in place is kept when its page goes', async () => {
    const { core, id, route } = await anAccountToStart()
    const { user, frame } = await openScreen({ core, route })
    await user.click(await screen.findByRole('button', { name: /会上要达成什么/ }))
    await user.type(screen.getByRole('textbox', { name: '会上要达成什么' }), '三条产线的口径说定')
    act(() => frame.navigation.go('/today'))
    await waitFor(async () =>
      expect((await core.call('kickOff.get', { accountId: id })).goals).toBe('三条产线的口径说定'),
    )
    // Given up with Escape it is not.
    act(() => frame.navigation.go(route))
    await user.click(await screen.findByRole('button', { name: /会上要达成什么/ }))
    await user.type(screen.getByRole('textbox', { name: '会上要达成什么' }), '，别的{Escape}')
    act(() => frame.navigation.go('/today'))
    await waitFor(() => expect(frame.navigation.place().path).toBe('/today'))
    expect((await core.call('kickOff.get', { accountId: id })).goals).toBe('三条产线的口径说定')
  })

  it.each(languages)(
    'VAL-3 the sheet to print holds every duty in %s, without the inner remark',
    async (language) => {
      const { core, id, route } = await anAccountToStart()
      await core.call('duty.takeUsual', { accountId: id })
      await core.call('kickOff.update', { accountId: id, patch: { remark: '只给自己看的话' } })
      const { container, host } = await openScreen({ core, route: `${route}/print`, language })
      for (const key of dutyKeys) expect(await screen.findByText(dutyTexts(language)[key].title)).toBeTruthy()
      expect(container.textContent).not.toContain('只给自己看的话')
      expect(await axeFindings(container)).toEqual([])
      expect(host.printed).toEqual([])
      const print = container.querySelector<HTMLElement>('.doc-bar .btn.primary')
      print?.click()
      await waitFor(() => expect(host.printed).toHaveLength(1))
    },
  )
})
