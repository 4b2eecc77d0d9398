import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  Button,
  clearToasts,
  confirm,
  ContextMenu,
  Dialog,
  type MenuEntry,
  MenuButton,
  Popover,
  showToast,
  TextField,
  toastMs,
} from '../../../renderer/ui/index.ts'
import { axeFindings, show } from './harness.tsx'

describe('interface 46 · Dialog', () => {
  function Asking() {
    const [isOpen, setOpen] = useState(false)
    const [name, setName] = useState('')
    return (
      <>
        <Button onPress={() => setOpen(true)}>新客户</Button>
        <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="新客户" footer={<Button>存</Button>}>
          <TextField label="名称" value={name} onChange={setName} autoFocus />
        </Dialog>
      </>
    )
  }

  test('is labelled, focuses the first field, hides the page behind, and gives the focus back', async () => {
    const { user } = show(<Asking />)
    const opener = screen.getByRole('button', { name: '新客户' })
    await user.click(opener)
    const dialog = screen.getByRole('dialog', { name: '新客户' })
    expect(document.activeElement).toBe(within(dialog).getByRole('textbox'))
    expect(screen.queryByRole('button', { name: '新客户' })).toBeNull()
    expect(await axeFindings()).toEqual([])
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    await waitFor(() => expect(document.activeElement).toBe(opener))
  })

  test('interface 23 · Esc of an input method does not close it', async () => {
    const { user } = show(<Asking />)
    await user.click(screen.getByRole('button', { name: '新客户' }))
    const input = screen.getByRole('textbox')
    fireEvent.compositionStart(input)
    fireEvent.keyDown(input, { key: 'Escape', keyCode: 229, isComposing: true })
    expect(screen.getByRole('dialog')).toBeTruthy()
  })
})

describe('interface 9 · confirm', () => {
  const question = { title: '把 5 份答复发给客户？', description: '发出后收不回。', action: '发出 5 份答复' }

  test('the default focus is on Cancel; Enter alone sends nothing', async () => {
    const { user } = show(<p>页面</p>)
    let answer: Promise<boolean> = Promise.resolve(true)
    act(() => {
      answer = confirm(question)
    })
    const dialog = screen.getByRole('alertdialog', { name: question.title })
    expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: '取消' }))
    expect(await axeFindings()).toEqual([])
    await user.keyboard('{Enter}')
    expect(await answer).toBe(false)
    expect(screen.queryByRole('alertdialog')).toBeNull()
  })

  test('the button carries verb and object, and only it means yes', async () => {
    const { user } = show(<p>页面</p>)
    const answers: Promise<boolean>[] = []
    act(() => {
      answers.push(confirm(question), confirm({ ...question, title: '第二问' }))
    })
    await user.click(screen.getByRole('button', { name: '发出 5 份答复' }))
    expect(screen.getByRole('alertdialog', { name: '第二问' })).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(await Promise.all(answers)).toEqual([true, false])
  })
})

describe('Menu', () => {
  const entries = (done: (id: string) => void): readonly MenuEntry[] => [
    { id: 'open', label: '打开', shortcut: 'Enter', onAction: () => done('open') },
    { id: 'send', label: '发出', disabledReason: '离线时不能发出', onAction: () => done('send') },
    { type: 'divider', id: 'line' },
    {
      type: 'group',
      id: 'view',
      label: '视图',
      entries: [{ id: 'compact', label: '紧凑', isChecked: true, onAction: () => done('compact') }],
    },
    {
      type: 'menu',
      id: 'move',
      label: '移到',
      entries: [{ id: 'told', label: '已告知', onAction: () => done('told') }],
    },
  ]

  test('keys open it, skip what cannot run, reach the submenu, and the focus comes back', async () => {
    const done = vi.fn()
    const { user } = show(<MenuButton label="操作" entries={entries(done)} />)
    const button = screen.getByRole('button', { name: '操作' })
    await user.tab()
    await user.keyboard('{Enter}')
    const menu = screen.getByRole('menu')
    expect(within(menu).getByText('离线时不能发出')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.keyboard('{ArrowDown}{Enter}')
    expect(done.mock.calls).toEqual([['compact']])
    await waitFor(() => expect(document.activeElement).toBe(button))
    await user.keyboard('{Enter}{ArrowUp}{ArrowRight}')
    await user.keyboard('{Enter}')
    expect(done).toHaveBeenLastCalledWith('told')
  })

  test('a context menu opens at its point, acts once and closes', async () => {
    const done = vi.fn()
    const onClose = vi.fn()
    const { user } = show(
      <ContextMenu label="行操作" point={{ x: 10, y: 20 }} entries={entries(done)} onClose={onClose} />,
    )
    await user.keyboard('{Enter}')
    expect(done.mock.calls).toEqual([['open']])
    expect(onClose).toHaveBeenCalled()
  })
})

describe('Popover', () => {
  test('opens from its trigger and closes with Esc', async () => {
    const { user } = show(
      <Popover label="列" trigger={<Button>列</Button>}>
        {(close) => <Button onPress={close}>好</Button>}
      </Popover>,
    )
    await user.click(screen.getByRole('button', { name: '列' }))
    expect(screen.getByRole('dialog', { name: '列' })).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: '好' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.click(screen.getByRole('button', { name: '列' }))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('interface 7 · toasts', () => {
  afterEach(() => {
    act(clearToasts)
    vi.useRealTimers()
  })

  test('names the action and its undo key, undoes once, and goes', async () => {
    const onPress = vi.fn()
    const { user } = show(<p>页面</p>)
    act(() => {
      showToast({
        text: '已把「批次冻结」移到已告知',
        action: { label: '撤销', shortcut: 'Ctrl+Z', onPress },
      })
    })
    const region = screen.getByRole('region', { name: /提示/ })
    expect(within(region).getByText('Ctrl Z')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.click(within(region).getByRole('button', { name: /撤销/ }))
    expect(onPress).toHaveBeenCalledTimes(1)
    expect(screen.queryByText('已把「批次冻结」移到已告知')).toBeNull()
  })

  test('stays eight seconds, and as long as the pointer or focus is on it', () => {
    vi.useFakeTimers()
    show(<p>页面</p>)
    act(() => {
      showToast({ text: '转交 14 家客户' })
    })
    act(() => {
      vi.advanceTimersByTime(toastMs - 100)
    })
    const region = screen.getByRole('region', { name: /提示/ })
    fireEvent.pointerEnter(region, { pointerType: 'mouse' })
    act(() => {
      vi.advanceTimersByTime(60_000)
    })
    expect(screen.getByText('转交 14 家客户')).toBeTruthy()
    fireEvent.pointerLeave(region, { pointerType: 'mouse' })
    act(() => {
      vi.advanceTimersByTime(toastMs)
    })
    expect(screen.queryByText('转交 14 家客户')).toBeNull()
  })
})
