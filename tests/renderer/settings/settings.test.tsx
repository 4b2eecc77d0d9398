import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../renderer/i18n/index.ts'
import { openTestCore } from '../../support/core.ts'
import { forbidBackups } from '../../support/unwritable-backups.ts'
import { openScreen } from '../../support/screen.tsx'
import { axeFindings } from '../ui/harness.tsx'

const pages = ['look', 'input', 'shortcuts', 'data', 'history', 'bin'] as const

describe('settings', () => {
  test.each(pages)('%s: no findings of axe, no key instead of a word in any language', async (page) => {
    const core = await openTestCore()
    await core.call('account.create', { name: '华星精工' })
    const { frame, container } = await openScreen({ core, route: `/settings/${page}` })
    await screen.findByRole('navigation', { name: '设置的各页' })
    await waitFor(() => expect(document.querySelector('.set-body')?.textContent).not.toBe(''))
    expect(await axeFindings()).toEqual([])
    for (const language of languages) {
      await act(() => frame.changeSettings({ language }))
      await waitFor(() => expect(document.documentElement.lang).toBe(language))
      expect(container.textContent).not.toMatch(/\b(?:settings|history|firstrun|common|action)\.[a-z]/i)
    }
  })

  test('the language changes at once and stays for the next start', async () => {
    const core = await openTestCore()
    const { user } = await openScreen({ core, route: '/settings/look' })
    await user.click(await screen.findByRole('radio', { name: '深色' }))
    expect(document.documentElement.dataset['theme']).toBe('dark')
    await user.click(screen.getByRole('button', { name: /语言/ }))
    await user.click(await screen.findByRole('option', { name: 'English' }))
    expect(await screen.findByRole('heading', { name: 'Look' })).toBeTruthy()
    expect(await core.call('settings.get', {})).toMatchObject({ language: 'en', theme: 'dark' })
  })

  test('a name is kept on leaving the field; emptied, the old one comes back', async () => {
    const core = await openTestCore()
    const { user } = await openScreen({ core, route: '/settings/look' })
    const field = await screen.findByLabelText('工作区名称')
    await user.clear(field)
    await user.tab()
    await waitFor(() => expect((field as HTMLInputElement).value).toBe('测试'))
    await user.clear(field)
    await user.type(field, '华东大客户')
    await user.tab()
    await waitFor(async () =>
      expect(await core.call('workspace.status', {})).toMatchObject({ workspaceName: '华东大客户' }),
    )
  })

  test('a shortcut can be changed; keys of input methods, of the system and of others are refused', async () => {
    const core = await openTestCore()
    const { user } = await openScreen({ core, route: '/settings/shortcuts' })
    const change = async () => {
      await user.click(await screen.findByRole('button', { name: '修改「改动记录」的按键' }))
      return screen.findByRole('textbox', { name: '修改「改动记录」的按键' })
    }
    fireEvent.keyDown(await change(), { key: ' ', code: 'Space', ctrlKey: true })
    expect(within(screen.getByRole('table')).getByText('Ctrl+Space 是输入法用的键')).toBeTruthy()
    fireEvent.keyDown(await change(), { key: 'w', code: 'KeyW', ctrlKey: true })
    expect(within(screen.getByRole('table')).getByText('Ctrl+W 是系统用的键')).toBeTruthy()
    fireEvent.keyDown(await change(), { key: 'k', code: 'KeyK', ctrlKey: true })
    expect(within(screen.getByRole('table')).getByText(/^Ctrl\+K 已给/)).toBeTruthy()
    // While an input method composes, nothing is taken.
    const recorder = await change()
    fireEvent.keyDown(recorder, { key: 'h', code: 'KeyH', ctrlKey: true, isComposing: true })
    expect(recorder.isConnected).toBe(true)
    fireEvent.keyDown(recorder, { key: 'h', code: 'KeyH', ctrlKey: true, altKey: true })
    await waitFor(async () =>
      expect((await core.call('settings.get', {})).shortcuts).toEqual({ 'settings.history': 'Ctrl+Alt+H' }),
    )
    await user.click(screen.getByRole('button', { name: '全部恢复原样' }))
    await waitFor(async () => expect((await core.call('settings.get', {})).shortcuts).toEqual({}))
  })

  test('SAF-3 every step can be taken back from the list', async () => {
    const core = await openTestCore()
    await core.call('account.create', { name: '华星精工' })
    const { user } = await openScreen({ core, route: '/settings/history' })
    await user.click(await screen.findByRole('button', { name: /^撤销：/ }))
    await waitFor(async () => expect((await core.call('account.list', {})).rows).toEqual([]))
    expect(await screen.findByText('已撤销')).toBeTruthy()
  })

  test('SAF-3 what was removed comes back from the bin', async () => {
    const core = await openTestCore()
    const { id } = await core.call('account.create', { name: '华星精工' })
    await core.call('account.remove', { ids: [id] })
    const { user } = await openScreen({ core, route: '/settings/bin' })
    await user.click(await screen.findByRole('button', { name: '恢复「华星精工」' }))
    expect(await screen.findByText('回收站是空的')).toBeTruthy()
    expect((await core.call('account.list', {})).rows).toMatchObject([{ name: '华星精工' }])
  })

  test('SAF-2 a backup is made, listed, and restored after a question', async () => {
    const core = await openTestCore()
    await core.call('account.create', { name: '华星精工' })
    const { user } = await openScreen({ core, route: '/settings/data' })
    await user.click(await screen.findByRole('button', { name: '立即备份' }))
    const table = await screen.findByRole('table', { name: '备份' })
    await waitFor(() => expect(within(table).getAllByText('手动')).toHaveLength(1))
    await core.call('account.create', { name: '后来的客户' })

    const row = within(table).getByText('手动').closest('tr')
    if (row === null) throw new Error('no row')
    await user.click(within(row).getByRole('button', { name: /^恢复 / }))
    const question = await screen.findByRole('alertdialog')
    await user.click(within(question).getByRole('button', { name: /^恢复 / }))
    await waitFor(async () =>
      expect((await core.call('account.list', {})).rows.map(({ name }) => name)).toEqual(['华星精工']),
    )
  })

  test.each([
    [
      'zh-CN',
      '立即备份',
      /^备份文件夹写不进去，备份没有做成。 现有的数据和以前的备份都在。 给自己在 .*backups 里写入的权限/,
    ],
    [
      'zh-TW',
      '立即備份',
      /^備份資料夾無法寫入，備份沒有完成。 現有的資料和先前的備份都在。 給自己在 .*backups 寫入的權限/,
    ],
    [
      'en',
      'Back up now',
      /^The backup folder cannot be written to; no backup was made\. Your data .* Allow writing to .*backups, then/,
    ],
  ] as const)(
    'SAF-2 %s: a backup that cannot be written says what is safe and what to do',
    async (language, button, words) => {
      const core = await openTestCore()
      const { user, frame } = await openScreen({ core, route: '/settings/data' })
      await act(() => frame.changeSettings({ language }))
      forbidBackups(core.dataDir)
      await user.click(await screen.findByRole('button', { name: button }))
      expect(await screen.findByText(words)).toBeTruthy()
    },
  )

  test('SAF-2 the check of the data says what it looked at', async () => {
    const core = await openTestCore()
    const { user } = await openScreen({ core, route: '/settings/data' })
    await user.click(await screen.findByRole('button', { name: '检查数据' }))
    expect(await screen.findByText(/^没有问题：0 家客户/)).toBeTruthy()
    expect(screen.getByText(/日志重建/).textContent).toContain('正常')
  })

  test('SAF-1 a new recovery code holds once it is typed back', async () => {
    const core = await openTestCore()
    const { user } = await openScreen({ core, route: '/settings/data' })
    await user.click(await screen.findByRole('button', { name: '生成新的恢复码' }))
    const dialog = await screen.findByRole('dialog', { name: '新的恢复码' })
    const code = [...dialog.querySelectorAll('.fr-code span')].map((group) => group.textContent).join('-')
    const field = within(dialog).getByLabelText('填上整个恢复码来核对')
    await user.type(field, 'ABCD')
    await user.click(within(dialog).getByRole('button', { name: '核对并启用' }))
    await waitFor(() => expect(dialog.querySelector('.hint.bad')).not.toBeNull())
    await user.clear(field)
    await user.type(field, code)
    await user.click(within(dialog).getByRole('button', { name: '核对并启用' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(await screen.findByText('新的恢复码已启用')).toBeTruthy()
  })
})
