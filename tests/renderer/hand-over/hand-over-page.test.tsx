import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { handOverKeys, handOverTexts } from '../../../shared/domain/hand-over/index.ts'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

async function anAccountToHandOver() {
  const core = await openTestCore()
  const id = await anAccount(core, { name: '岚汀重工', owner: '陆闻笙', signupDay: '2026-11-01' })
  return { core, id, route: `/accounts/${id}/handover` }
}
const points = () =>
  within(screen.getAllByRole('list').find((list) => list.className === 'ho-list') ?? document.body)

describe('the hand-over from sales', () => {
  it.each(languages)(
    'ACC-7 shows the checklist, the register and what is missing in %s',
    async (language) => {
      const { core, route } = await anAccountToHandOver()
      const { container } = await openScreen({ core, route, language })
      for (const key of handOverKeys)
        expect(await screen.findByText(handOverTexts(language)[key].title)).toBeTruthy()
      expect(points().getAllByRole('checkbox')).toHaveLength(handOverKeys.length)
      expect(await axeFindings(container)).toEqual([])
    },
  )

  it('ACC-7 a tick settles a point with who and when, who can be changed, a remark is written', async () => {
    const { core, id, route } = await anAccountToHandOver()
    const { user } = await openScreen({ core, route })
    await user.click(await screen.findByRole('checkbox', { name: '合同与条款已交' }))
    expect(await screen.findByText('1/13')).toBeTruthy()
    await user.click(await screen.findByRole('button', { name: /「合同与条款已交」由谁/ }))
    await user.clear(screen.getByRole('textbox', { name: '「合同与条款已交」由谁' }))
    await user.type(screen.getByRole('textbox', { name: '「合同与条款已交」由谁' }), '周岚{Enter}')
    await user.click(screen.getByRole('button', { name: /「合同与条款已交」的备注/ }))
    const remark = screen.getByRole('textbox', { name: '「合同与条款已交」的备注' })
    await user.type(remark, '附件三待补盖章{Control>}{Enter}{/Control}')
    await waitFor(async () =>
      expect((await core.call('handOver.get', { accountId: id })).points[0]).toMatchObject({
        state: 'done',
        doneBy: '周岚',
        remark: '附件三待补盖章',
      }),
    )
    expect(await axeFindings()).toEqual([])
  })

  it('ACC-7 an own point is added, one is not applicable, one is removed and put back', async () => {
    const { core, route } = await anAccountToHandOver()
    const { user } = await openScreen({ core, route })
    await screen.findByRole('checkbox', { name: '付款与开票' })
    await user.type(screen.getByRole('textbox', { name: '加一项' }), '样机归还{Enter}')
    expect(await screen.findByRole('checkbox', { name: '样机归还' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '「竞品与落选原因」的更多操作' }))
    await user.click(await screen.findByRole('menuitem', { name: '不适用' }))
    await waitFor(() => expect(screen.getByText('1/14')).toBeTruthy())
    await user.click(screen.getByRole('button', { name: '「付款与开票」的更多操作' }))
    await user.click(await screen.findByRole('menuitem', { name: '从清单移除' }))
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: '付款与开票' })).toBeNull())
    await user.click(screen.getByRole('button', { name: '已移除 1 项' }))
    await user.click(await screen.findByRole('menuitem', { name: '付款与开票' }))
    expect(await screen.findByRole('checkbox', { name: '付款与开票' })).toBeTruthy()
  })

  it('ACC-7 a sales promise is recorded with who said it, to whom and where; the hand-over takes the day and both names and says what is open', async () => {
    const { core, id, route } = await anAccountToHandOver()
    const { user } = await openScreen({ core, route })
    await screen.findByRole('heading', { name: '销售转交' })
    await user.keyboard('n')
    const promise = await screen.findByRole('dialog')
    await user.type(within(promise).getByLabelText(/^承诺了什么|^内容|^标题/), '三个月内接通 ERP')
    await user.type(within(promise).getByLabelText('在哪说的'), '二轮答疑会')
    await user.type(within(promise).getByLabelText('谁承诺的'), '周岚')
    await user.keyboard('{Control>}{Enter}{/Control}')
    const register = await screen.findByRole('table')
    expect(await within(register).findByText('三个月内接通 ERP')).toBeTruthy()
    const [made] = (await core.call('promise.list', { accountId: id })).promises
    expect(made).toMatchObject({ kind: 'sales', byName: '周岚', place: '二轮答疑会', toName: null })
    // To whom and until when is not known yet, and is said.
    expect(within(register).getAllByText('未写')).toHaveLength(2)
    const missing = screen.getByRole('region', { name: '还缺什么' })
    expect(within(missing).getByText('1 条销售承诺没写对谁说的')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '完成交接' }))
    const dialog = await screen.findByRole('dialog', { name: '完成交接' })
    expect(await axeFindings(dialog)).toEqual([])
    expect(within(dialog).getByText('清单上还有 13 项没有做')).toBeTruthy()
    expect(within(dialog).getByLabelText<HTMLInputElement>(/^销售方/).value).toBe('周岚')
    await user.clear(within(dialog).getByLabelText(/^客户成功方/))
    await user.click(within(dialog).getByRole('button', { name: '写下交接' }))
    expect(await within(dialog).findByText('这里要填')).toBeTruthy()
    await user.type(within(dialog).getByLabelText(/^客户成功方/), '陆闻笙')
    await user.click(within(dialog).getByRole('button', { name: '写下交接' }))
    expect(await screen.findByText(/由 周岚 交给 陆闻笙/)).toBeTruthy()
    expect(within(missing).getByText('清单上还有 13 项没有做')).toBeTruthy()
  })

  it('ACC-6, ACC-7 is reached from the account page and from a move that it is missing for', async () => {
    const { core, id } = await anAccountToHandOver()
    const { user, frame } = await openScreen({ core, route: `/accounts/${id}` })
    await user.click(await screen.findByRole('button', { name: '更多操作' }))
    await user.click(await screen.findByRole('menuitem', { name: '销售转交' }))
    await waitFor(() => expect(frame.navigation.place().path).toBe(`/accounts/${id}/handover`))
    void frame.dialogs.open('account.moveStage', { ids: [id] })
    const dialog = await screen.findByRole('dialog', { name: '「岚汀重工」换阶段' })
    await user.click(within(dialog).getByRole('radio', { name: '启动' }))
    const link = await within(dialog).findByRole('link', { name: /^去补：交接清单/ })
    frame.navigation.go('/accounts')
    await user.click(link)
    await waitFor(() => expect(frame.navigation.place().path).toBe(`/accounts/${id}/handover`))
    expect(screen.queryByRole('dialog', { name: '「岚汀重工」换阶段' })).toBeNull()
  })
})
