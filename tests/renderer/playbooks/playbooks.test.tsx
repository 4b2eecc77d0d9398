import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { shippedPlaybook } from '../../../shared/domain/playbooks/index.ts'
import { anAccount } from '../../support/account-builders.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

describe('the playbooks', () => {
  it('PLY-1 shows the seven stages with journey, goal, roles, key actions, rules and tasks', async () => {
    const { user, container } = await openScreen({ route: '/playbooks' })
    const nav = await screen.findByRole('navigation', { name: '七个阶段' })
    expect(
      within(nav)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['1签约', '2启动', '3成长', '4成熟', '5预流失', '6续约', '7流失'])
    expect(await axeFindings(container)).toEqual([])
    await user.click(within(nav).getByRole('link', { name: /成长/ }))
    const shipped = shippedPlaybook('growth', 'zh-CN')
    await screen.findByText(shipped.goal)
    expect(screen.getByText(shipped.journey)).toBeTruthy()
    for (const { title } of shipped.tasks) expect(screen.getByText(title)).toBeTruthy()
    for (const { duty } of shipped.roles) expect(screen.getByText(duty)).toBeTruthy()
    for (const action of shipped.keyActions) expect(screen.getByText(action)).toBeTruthy()
    expect(screen.getByText(/至少 60%/)).toBeTruthy()
  })

  it('PLY-1 an edit becomes a new version beside the shipped one, which can be looked at again', async () => {
    const { user, core } = await openScreen({ route: '/playbooks/growth' })
    await user.click(await screen.findByRole('button', { name: '修改打法' }))
    const dialog = await screen.findByRole('dialog', { name: '修改成长阶段的打法' })
    expect(await axeFindings(dialog)).toEqual([])
    const goal = within(dialog).getByLabelText(/^目标/)
    await user.clear(goal)
    await user.click(within(dialog).getByRole('button', { name: '存为新版本' }))
    expect(within(dialog).getByText('目标不能为空')).toBeTruthy()
    await user.type(goal, '八成席位在用')
    await user.click(within(dialog).getByRole('button', { name: '加一项任务' }))
    const titles = within(dialog).getAllByLabelText(/^任务 \d+$/)
    await user.type(titles.at(-1) ?? goal, '月度复盘')
    await user.click(within(dialog).getByRole('button', { name: '存为新版本' }))
    expect(await screen.findByText('八成席位在用')).toBeTruthy()
    expect(screen.getByText('月度复盘')).toBeTruthy()
    const { playbooks } = await core.call('playbook.list', {})
    expect(playbooks.find(({ stage }) => stage === 'growth')?.versions).toHaveLength(2)
    await user.click(screen.getByRole('button', { name: '查看' }))
    expect(await screen.findByText(shippedPlaybook('growth', 'zh-CN').goal)).toBeTruthy()
    expect(screen.getByText(/不是现行版本/)).toBeTruthy()
  })

  it('ACC-6, PLY-1 a move says what is missing, takes a reason, and offers the tasks of the stage', async () => {
    const core = await openTestCore()
    const id = await anAccount(core, { name: '岚汀重工', signupDay: '2026-10-08' })
    const { user, frame } = await openScreen({ core, route: `/accounts/${id}?tab=profile` })
    await screen.findByText('阶段经过')
    const asked = frame.dialogs.open('account.moveStage', { ids: [id] })
    const dialog = await screen.findByRole('dialog', { name: '「岚汀重工」换阶段' })
    await user.click(within(dialog).getByRole('radio', { name: '启动' }))
    const missing = await within(dialog).findByRole('region', { name: '还缺这些' })
    await waitFor(() => expect(within(missing).getAllByRole('listitem')).toHaveLength(4))
    expect(await axeFindings(dialog)).toEqual([])
    // What no record says, the person may.
    const [first] = within(missing).getAllByRole('checkbox')
    if (first === undefined) throw new Error('nothing can be said')
    await user.click(first)
    await within(missing).findByText('已核实')
    await user.click(within(dialog).getByRole('button', { name: '换阶段' }))
    expect(within(dialog).getByText('有条件不满足，要移动请写原因')).toBeTruthy()
    await user.type(within(dialog).getByLabelText('原因'), '客户催着启动')
    await user.click(within(dialog).getByRole('button', { name: '换阶段' }))
    expect(await asked).toEqual({ id })
    const offer = await screen.findByRole('dialog', { name: '启动阶段的任务' })
    expect(await axeFindings(offer)).toEqual([])
    const { tasks } = shippedPlaybook('onboarding', 'zh-CN')
    const boxes = within(offer).getAllByRole('checkbox')
    expect(boxes).toHaveLength(tasks.length)
    await user.click(boxes[0] ?? offer)
    await user.click(within(offer).getByRole('button', { name: `加入 ${tasks.length - 1} 项任务` }))
    await waitFor(async () =>
      expect((await core.call('task.list', { accountId: id })).tasks).toHaveLength(tasks.length - 1),
    )
    expect(await screen.findByText(/^当时缺：/)).toBeTruthy()
    const { stageHistory } = await core.call('account.get', { id })
    expect(stageHistory.at(-1)?.checks?.confirmed).toEqual(['hand_over_done'])
  })
})
