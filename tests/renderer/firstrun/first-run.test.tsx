import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { chooseGroups, plainCode } from '../../../renderer/features/firstrun/check-groups.ts'
import { openTestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { seededRandom } from '../../support/seeded.ts'
import { axeFindings } from '../ui/harness.tsx'

const openFresh = async (language: (typeof languages)[number] = 'zh-CN') =>
  openScreen({ core: await openTestCore({ fresh: true }), language })

describe('SAF-1 the first run', () => {
  test('SAF-1 a workspace begun in 繁體中文 counts in TWD, as the first run is in its language', async () => {
    const { user, core } = await openFresh('zh-TW')
    await user.click(screen.getByRole('button', { name: '下一步' }))
    await user.type(screen.getByRole('textbox', { name: /你的名字/ }), '聞笙{Enter}')
    await screen.findByRole('status', { name: '復原碼' })
    expect(await core.call('settings.get', {})).toMatchObject({ language: 'zh-TW', currency: 'TWD' })
  })

  test('SAF-1 language, encrypted store, recovery code typed back, then an empty workspace', async () => {
    const { user, core } = await openFresh()
    expect(screen.getByRole('heading', { name: '语言与外观' })).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: '下一步' }))

    // A name is needed for the log of changes; asking for it loses nothing.
    await user.type(screen.getByLabelText('工作区名称'), '华东大客户')
    await user.click(screen.getByRole('button', { name: '加密并生成恢复码' }))
    expect(screen.getByText('请写上名字，改动记录要用')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: /你的名字/ }), '陆闻笙{Enter}')

    const shown = await screen.findByRole('status', { name: '恢复码' })
    const groups = [...shown.querySelectorAll('span')].map((group) => group.textContent ?? '')
    expect(groups).toHaveLength(7)
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: '已收好，去核对' }))

    const [first, second] = screen.getAllByRole('textbox')
    if (!first || !second) throw new Error('two groups are asked for')
    const asked = [first, second].map((field) => {
      const { labels } = field as HTMLInputElement
      return Number(/\d/.exec(labels?.[0]?.textContent ?? '')?.[0]) - 1
    })
    await user.type(first, 'ZZZZ')
    await user.click(screen.getByRole('button', { name: '核对' }))
    expect(screen.getAllByText(/和显示的不一样/)).toHaveLength(2)
    await user.clear(first)
    // As people copy by hand: lower case.
    await user.type(first, (groups[asked[0] ?? 0] ?? '').toLowerCase())
    await user.type(second, groups[asked[1] ?? 0] ?? '')
    await user.click(screen.getByRole('button', { name: '核对' }))

    expect(await screen.findByRole('heading', { name: '带入你的客户' })).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('radio', { name: /从空白开始/ }))
    await user.click(screen.getByRole('button', { name: '从空白开始' }))
    await waitFor(() => expect(screen.getByRole('navigation', { name: '主要区域' })).toBeTruthy())
    const status = await core.call('workspace.status', {})
    expect(status).toMatchObject({
      state: 'open',
      workspaceName: '华东大客户',
      userName: '陆闻笙',
      recoveryConfirmed: true,
    })
  })

  test('the look that was chosen before there was a workspace is kept in it', async () => {
    const { user, core } = await openFresh()
    await user.click(screen.getByRole('radio', { name: '深色' }))
    await user.click(screen.getByRole('radio', { name: '紧凑' }))
    await user.click(screen.getByRole('button', { name: '下一步' }))
    await user.type(screen.getByRole('textbox', { name: /你的名字/ }), '陆闻笙{Enter}')
    await screen.findByRole('status', { name: '恢复码' })
    expect(await core.call('settings.get', {})).toMatchObject({ theme: 'dark', density: 'compact' })
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', density: 'compact' })
  })

  test('SAF-1 left before the code was checked: the next start makes a new code and goes on', async () => {
    const core = await openTestCore({ fresh: true })
    await core.call('workspace.create', { workspaceName: 'A', userName: 'B', language: 'zh-CN' })
    const { user } = await openScreen({ core })
    expect(await screen.findByRole('heading', { name: '恢复码还没有核对' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '生成新的恢复码' }))
    const shown = await screen.findByRole('status', { name: '恢复码' })
    const code = [...shown.querySelectorAll('span')].map((group) => group.textContent).join('-')
    await user.click(screen.getByRole('button', { name: '已收好，去核对' }))
    const [first] = screen.getAllByRole('textbox')
    if (!first) throw new Error('groups are asked for')
    // The whole code pasted into one field is as good.
    await user.click(first)
    await user.paste(code)
    await user.click(screen.getByRole('button', { name: '核对' }))
    expect(await screen.findByRole('heading', { name: '带入你的客户' })).toBeTruthy()
  })

  test('the sample comes with one choice and goes with one click', async () => {
    const core = await openTestCore()
    await core.runJob('workspace.addSample', {})
    const { user } = await openScreen({ core })
    const strip = (await screen.findByText('这是示例工作区，客户都是虚构的。')).closest('div')
    if (!strip) throw new Error('no strip')
    await user.click(within(strip).getByRole('button', { name: '移除示例' }))
    await waitFor(async () => expect(await core.call('workspace.status', {})).toMatchObject({ empty: true }))
    await waitFor(() => expect(screen.queryByText('这是示例工作区，客户都是虚构的。')).toBeNull())
  })

  test.each(languages)('every word of it is there in %s', async (language) => {
    const { user, container } = await openFresh(language)
    expect(container.textContent).not.toMatch(/firstrun\.|common\./)
    await user.click(screen.getAllByRole('button').at(-1) as HTMLElement)
    expect(container.textContent).not.toMatch(/firstrun\.|common\./)
  })
})

describe('SAF-1 a workspace that does not open by itself', () => {
  test('SAF-1 asks for the recovery code, says when it is mistyped, and opens with it', async () => {
    const dataDir = (await openTestCore({ fresh: true })).dataDir
    const forgetful = { ...noSecrets }
    const first = await openTestCore({ dataDir, secrets: forgetful })
    const { recoveryCode } = await first.call('workspace.create', {
      workspaceName: 'A',
      userName: 'B',
      language: 'zh-CN',
    })
    await first.call('workspace.confirmRecovery', { code: recoveryCode })
    await first.stop()

    const { user } = await openScreen({ core: await openTestCore({ dataDir, secrets: forgetful }) })
    expect(await screen.findByRole('heading', { name: '用恢复码打开' })).toBeTruthy()
    await user.type(screen.getByLabelText('恢复码'), '0000')
    await user.click(screen.getByRole('button', { name: '打开工作区' }))
    await waitFor(() => expect(document.querySelector('.err')).not.toBeNull())
    await user.clear(screen.getByLabelText('恢复码'))
    await user.type(screen.getByLabelText('恢复码'), recoveryCode.toLowerCase().replaceAll('-', ' '))
    await user.click(screen.getByRole('button', { name: '打开工作区' }))
    await waitFor(() => expect(screen.getByRole('navigation', { name: '主要区域' })).toBeTruthy())
  })
})

/** A machine whose keychain keeps nothing. */
const noSecrets = {
  describe: () => Promise.resolve({ kind: 'none' as const, backend: 'none' }),
  wrap: () => Promise.resolve('nothing'),
  unwrap: () => Promise.resolve(null),
}

describe('checking the code', () => {
  test('two different groups, in order, whatever chance says', () => {
    const code = '0000-1111-2222-3333-4444-5555-6666'
    for (let seed = 1; seed <= 500; seed += 1) {
      const [first, second] = chooseGroups(code, seededRandom(seed))
      expect(first).toBeGreaterThanOrEqual(0)
      expect(first).toBeLessThan(second)
      expect(second).toBeLessThan(7)
    }
  })

  test('reads what people write for a group', () => {
    expect(plainCode(' o1il-ＡＢ c')).toBe('0111ABC')
  })
})
