import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import {
  Checkbox,
  ComboBox,
  choiceMatches,
  RadioGroup,
  SegmentedControl,
  Select,
  Switch,
  Tabs,
} from '../../../renderer/ui/index.ts'
import { axeFindings, show } from './harness.tsx'

const stages = [
  { id: 'growth', label: '成长' },
  { id: 'mature', label: '成熟' },
  { id: 'risk', label: '预流失', meta: '需填原因' },
  { id: 'churned', label: '流失', isDisabled: true },
] as const

type Stage = (typeof stages)[number]['id']

describe('Select', () => {
  function Stages({ onChange }: { readonly onChange: (id: Stage) => void }) {
    const [value, setValue] = useState<Stage | null>('growth')
    return (
      <Select
        label="阶段"
        choices={stages}
        value={value}
        onChange={(id) => {
          setValue(id)
          onChange(id)
        }}
      />
    )
  }

  test('says that something is to be chosen while nothing is', () => {
    show(<Select label="阶段" choices={stages} value={null} onChange={() => {}} placeholder="选一个阶段" />)
    expect(screen.getByRole('button', { name: /阶段/ }).textContent).toContain('选一个阶段')
  })

  test('opens, moves past what is disabled, chooses, and gives the focus back', async () => {
    const onChange = vi.fn()
    const { user } = show(<Stages onChange={onChange} />)
    const button = screen.getByRole('button', { name: /阶段/ })
    await user.tab()
    expect(document.activeElement).toBe(button)
    await user.keyboard('{Enter}')
    const list = screen.getByRole('listbox')
    expect(
      within(list)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['成长', '成熟', '预流失需填原因', '流失'])
    expect(await axeFindings()).toEqual([])
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(onChange.mock.calls).toEqual([['risk']])
    expect(screen.queryByRole('listbox')).toBeNull()
    // Focus goes back with the next frame.
    await waitFor(() => expect(document.activeElement).toBe(button))
    expect(button.textContent).toContain('预流失')
  })

  test('interface 19 · Esc closes the list and changes nothing', async () => {
    const onChange = vi.fn()
    const { user } = show(<Stages onChange={onChange} />)
    await user.tab()
    await user.keyboard('{Enter}{ArrowDown}{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(onChange).not.toHaveBeenCalled()
  })
})

describe('PPL-5 · ComboBox', () => {
  const people = [
    { id: 'lu', label: '陆闻笙', keywords: 'luwensheng lws' },
    { id: 'duan', label: '段以恒', keywords: 'duanyiheng dyh' },
  ] as const

  function Owner({ onChange }: { readonly onChange: (id: 'lu' | 'duan' | null) => void }) {
    const [value, setValue] = useState<'lu' | 'duan' | null>(null)
    return (
      <ComboBox
        label="负责人"
        choices={people}
        value={value}
        onChange={(id) => {
          setValue(id)
          onChange(id)
        }}
      />
    )
  }

  const options = () => screen.queryAllByRole('option').map((option) => option.textContent)

  test('finds by initials and chooses with Enter', async () => {
    const onChange = vi.fn()
    const { user } = show(<Owner onChange={onChange} />)
    const input = screen.getByRole<HTMLInputElement>('combobox')
    await user.click(input)
    await user.keyboard('dyh')
    expect(options()).toEqual(['段以恒'])
    expect(await axeFindings()).toEqual([])
    await user.keyboard('{ArrowDown}{Enter}')
    expect(onChange).toHaveBeenCalledWith('duan')
    expect(input.value).toBe('段以恒')
  })

  test('interface 24 · the list stands still while an input method composes, Enter picks no one', async () => {
    const onChange = vi.fn()
    const { user } = show(<Owner onChange={onChange} />)
    const input = screen.getByRole<HTMLInputElement>('combobox')
    await user.click(input)
    expect(options()).toEqual(['陆闻笙', '段以恒'])
    fireEvent.compositionStart(input)
    fireEvent.input(input, { target: { value: "d'y" }, isComposing: true })
    expect(options()).toEqual(['陆闻笙', '段以恒'])
    fireEvent.keyDown(input, { key: 'Enter', keyCode: 229, isComposing: true })
    expect(onChange).not.toHaveBeenCalled()
    fireEvent.input(input, { target: { value: '段' }, isComposing: true })
    fireEvent.compositionEnd(input, { data: '段' })
    expect(options()).toEqual(['段以恒'])
  })

  test('says so when nothing fits', async () => {
    const { user } = show(<Owner onChange={() => undefined} />)
    await user.click(screen.getByRole('combobox'))
    await user.keyboard('zzz')
    expect(screen.getByText('没有符合的选项')).toBeTruthy()
  })

  test('keeps free text when asked to', async () => {
    const onCustom = vi.fn()
    const { user } = show(
      <ComboBox label="城市" choices={[]} value={null} onChange={() => undefined} onCustom={onCustom} />,
    )
    await user.click(screen.getByRole('combobox'))
    await user.keyboard('宁波{Enter}')
    expect(onCustom).toHaveBeenCalledWith('宁波')
  })

  test('matches label or keywords without regard to case', () => {
    expect(choiceMatches(people[0], 'LWS')).toBe(true)
    expect(choiceMatches(people[0], '闻')).toBe(true)
    expect(choiceMatches(people[0], 'dyh')).toBe(false)
    expect(choiceMatches(people[0], ' ')).toBe(true)
  })
})

describe('Checkbox, Switch, RadioGroup', () => {
  test('Space toggles; the mixed state is announced', async () => {
    const onBox = vi.fn()
    const onSwitch = vi.fn()
    const { user } = show(
      <>
        <Checkbox isSelected={false} isMixed onChange={onBox}>
          部分选中
        </Checkbox>
        <Switch isSelected={false} onChange={onSwitch}>
          离线附件
        </Switch>
      </>,
    )
    expect(screen.getByRole<HTMLInputElement>('checkbox').indeterminate).toBe(true)
    await user.tab()
    await user.keyboard(' ')
    await user.tab()
    await user.keyboard(' ')
    expect(onBox).toHaveBeenCalledWith(true)
    expect(onSwitch).toHaveBeenCalledWith(true)
    expect(await axeFindings()).toEqual([])
  })

  test('arrows move within the radio group, which is one tab stop', async () => {
    const onChange = vi.fn()
    const { user } = show(
      <RadioGroup
        label="口径"
        choices={[
          { id: 'line', label: '按合同行' },
          { id: 'account', label: '按客户' },
        ]}
        value="line"
        onChange={onChange}
      />,
    )
    await user.tab()
    await user.keyboard('{ArrowDown}')
    expect(onChange).toHaveBeenCalledWith('account')
    await user.tab()
    expect(document.activeElement?.getAttribute('type')).not.toBe('radio')
    expect(await axeFindings()).toEqual([])
  })
})

describe('Tabs, SegmentedControl', () => {
  function Views() {
    const [tab, setTab] = useState<'overview' | 'promises'>('overview')
    return (
      <Tabs
        label="客户"
        tabs={[
          { id: 'overview', label: '概览' },
          { id: 'promises', label: '承诺', count: '2 未兑现' },
        ]}
        selected={tab}
        onSelect={setTab}
      >
        {tab === 'overview' ? '全景' : '两条承诺'}
      </Tabs>
    )
  }

  test('arrows change the tab, the panel belongs to it', async () => {
    const { user } = show(<Views />)
    await user.tab()
    await user.keyboard('{ArrowRight}')
    const panel = screen.getByRole('tabpanel')
    expect(panel.textContent).toBe('两条承诺')
    const selected = screen.getByRole('tab', { selected: true })
    expect(panel.getAttribute('aria-labelledby')).toBe(selected.id)
    expect(await axeFindings()).toEqual([])
  })

  test('a segment is chosen by click and key, and never unchosen', async () => {
    const onChange = vi.fn()
    const { user } = show(
      <SegmentedControl
        label="看法"
        segments={[
          { id: 'board', label: '看板' },
          { id: 'table', label: '表格' },
        ]}
        value="board"
        onChange={onChange}
      />,
    )
    await user.click(screen.getByRole('radio', { name: '看板' }))
    expect(onChange).not.toHaveBeenCalled()
    await act(() => user.keyboard('{ArrowRight} '))
    expect(onChange).toHaveBeenCalledWith('table')
    expect(await axeFindings()).toEqual([])
  })
})
