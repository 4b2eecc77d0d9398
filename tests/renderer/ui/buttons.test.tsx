import { screen } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { Button, IconButton, Kbd } from '../../../renderer/ui/index.ts'
import { axeFindings, show } from './harness.tsx'

describe('interface 16 · buttons work without a mouse', () => {
  test('Enter and Space press; the shortcut is shown', async () => {
    const pressed = vi.fn()
    const { user } = show(
      <Button kind="primary" shortcut="N" onPress={pressed}>
        记录拜访
      </Button>,
    )
    await user.tab()
    await user.keyboard('{Enter} ')
    expect(pressed).toHaveBeenCalledTimes(2)
    expect(screen.getByText('N').tagName).toBe('KBD')
    expect(await axeFindings()).toEqual([])
  })

  test('interface 14 · an action that cannot run says why, and stays reachable', async () => {
    const pressed = vi.fn()
    const { user } = show(
      <Button onPress={pressed} disabledReason="离线时不能发出">
        发出
      </Button>,
    )
    await user.tab()
    const button = screen.getByRole('button', { name: '发出' })
    expect(document.activeElement).toBe(button)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect((await screen.findByRole('tooltip')).textContent).toBe('离线时不能发出')
    await user.keyboard('{Enter}')
    await user.click(button)
    expect(pressed).not.toHaveBeenCalled()
  })

  test('an icon button has a name and shows it as a tooltip', async () => {
    const { user } = show(<IconButton icon="columns" label="列" shortcut="Ctrl+\" />)
    await user.tab()
    expect(screen.getByRole('button', { name: '列' })).toBe(document.activeElement)
    expect((await screen.findByRole('tooltip')).textContent).toContain('列')
    expect(await axeFindings()).toEqual([])
  })

  test('a sequence of keys stands in single boxes', () => {
    show(<Kbd keys="G R" split />)
    expect(screen.getAllByText(/^[GR]$/).map((box) => box.textContent)).toEqual(['G', 'R'])
  })
})
