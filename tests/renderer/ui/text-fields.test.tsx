import { createEvent, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import {
  DateField,
  DatePickerField,
  isImeKey,
  isTextEntry,
  MoneyField,
  NumberField,
  SearchField,
  TextArea,
  TextField,
} from '../../../renderer/ui/index.ts'
import { axeFindings, show } from './harness.tsx'

/** What Chromium sends while Microsoft Pinyin writes 岚汀 from "lan ting". */
function compose(input: HTMLElement, steps: readonly string[], result: string): void {
  fireEvent.compositionStart(input)
  for (const text of steps) {
    fireEvent.keyDown(input, { key: 'Process', keyCode: 229, isComposing: true })
    fireEvent.compositionUpdate(input, { data: text })
    fireEvent.input(input, { target: { value: text }, isComposing: true })
  }
  fireEvent.input(input, { target: { value: result }, isComposing: true })
  fireEvent.compositionEnd(input, { data: result })
}

describe('interface 23 · keys of an input method', () => {
  test.each([
    [{ key: 'Enter', isComposing: true }, true],
    [{ key: 'Process', keyCode: 229 }, true],
    [{ key: 'Enter', keyCode: 13 }, false],
  ])('%j: %s', (init, expected) => {
    expect(isImeKey(new KeyboardEvent('keydown', init))).toBe(expected)
  })

  test('typing writes text in fields, not in boxes and buttons', () => {
    const { container } = show(
      <>
        <input aria-label="text" />
        <input aria-label="box" type="checkbox" />
        <textarea aria-label="long" />
        <button type="button">press</button>
      </>,
    )
    const kinds = Array.from(container.querySelectorAll('input, textarea, button'), isTextEntry)
    expect(kinds).toEqual([true, false, true, false])
  })
})

describe('TextField, TextArea', () => {
  test('are labelled, say hint and error, and are clean for axe', async () => {
    show(
      <>
        <TextField label="客户名称" value="岚汀重工" onChange={() => undefined} isRequired />
        <TextField label="到期日" value="2026-11-31" onChange={() => undefined} error="11 月没有 31 日" />
        <TextArea label="备注" value="" onChange={() => undefined} hint="只在本机" />
      </>,
    )
    expect(screen.getByRole('textbox', { name: /客户名称/ })).toBeTruthy()
    const wrong = screen.getByRole('textbox', { name: '到期日' })
    expect(wrong.getAttribute('aria-invalid')).toBe('true')
    const described = (wrong.getAttribute('aria-describedby') ?? '').split(' ')
    expect(described.map((id) => document.getElementById(id)?.textContent).join('')).toContain(
      '11 月没有 31 日',
    )
    expect(await axeFindings()).toEqual([])
  })

  test('interface 25 · the value is never rewritten while composing', () => {
    const seen: string[] = []
    function Field() {
      const [text, setText] = useState('')
      return (
        <TextField
          label="名称"
          value={text}
          onChange={(next) => {
            seen.push(next)
            setText(next)
          }}
        />
      )
    }
    show(<Field />)
    const input = screen.getByRole<HTMLInputElement>('textbox')
    compose(input, ['l', 'lan', "lan'ting"], '岚汀')
    expect(seen).toEqual(['l', 'lan', "lan'ting", '岚汀'])
    expect(input.value).toBe('岚汀')
  })
})

describe('PPL-5, interface 24 · SearchField', () => {
  function Search({ onSearch }: { readonly onSearch: (text: string) => void }) {
    const [query, setQuery] = useState('')
    return (
      <SearchField
        label="查找客户"
        value={query}
        onSearch={(text) => {
          setQuery(text)
          onSearch(text)
        }}
      />
    )
  }

  test('never searches raw pinyin letters; searches once when the text is handed over', () => {
    const onSearch = vi.fn()
    show(<Search onSearch={onSearch} />)
    const input = screen.getByRole<HTMLInputElement>('searchbox')
    compose(input, ['l', 'la', 'lan', "lan't", "lan'ting"], '岚汀')
    expect(onSearch.mock.calls).toEqual([['岚汀']])
    expect(input.value).toBe('岚汀')
  })

  test('searches with every letter that is typed directly', async () => {
    const onSearch = vi.fn()
    const { user } = show(<Search onSearch={onSearch} />)
    await user.type(screen.getByRole('searchbox'), 'lt')
    expect(onSearch.mock.calls).toEqual([['l'], ['lt']])
  })

  test('Esc clears, but while composing it belongs to the input method', async () => {
    const onSearch = vi.fn()
    const { user } = show(<Search onSearch={onSearch} />)
    const input = screen.getByRole<HTMLInputElement>('searchbox')
    await user.type(input, 'kj')
    fireEvent.compositionStart(input)
    fireEvent.keyDown(input, { key: 'Escape', keyCode: 229, isComposing: true })
    expect(input.value).toBe('kj')
    fireEvent.compositionEnd(input, { data: '' })
    await user.keyboard('{Escape}')
    expect(input.value).toBe('')
    expect(onSearch).toHaveBeenLastCalledWith('')
  })

  test('a committed text from outside replaces the draft; the clear button is named', async () => {
    const { rerender } = show(<SearchField label="查找" value="旧" onSearch={() => undefined} />)
    rerender(<SearchField label="查找" value="新" onSearch={() => undefined} />)
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('新')
    expect(screen.getByRole('button', { name: '清除「查找」' })).toBeTruthy()
    expect(await axeFindings()).toEqual([])
  })
})

describe('NumberField', () => {
  test('hands over on blur, steps with the arrows, and null when emptied', async () => {
    const onChange = vi.fn()
    function Field() {
      const [value, setValue] = useState<number | null>(12)
      return (
        <NumberField
          label="席位"
          value={value}
          minimum={0}
          onChange={(next) => {
            onChange(next)
            setValue(next)
          }}
        />
      )
    }
    const { user } = show(<Field />)
    const input = screen.getByRole('textbox', { name: '席位' })
    await user.clear(input)
    await user.type(input, '1,234')
    await user.tab()
    expect(onChange).toHaveBeenLastCalledWith(1234)
    await user.click(input)
    await user.keyboard('{ArrowUp}')
    expect(onChange).toHaveBeenLastCalledWith(1235)
    await user.clear(input)
    await user.tab()
    expect(onChange).toHaveBeenLastCalledWith(null)
    expect(await axeFindings()).toEqual([])
  })
})

describe('REN-1 · MoneyField', () => {
  function Field({ onChange }: { readonly onChange: (minor: number | null) => void }) {
    const [value, setValue] = useState<number | null>(286_000_000)
    return (
      <MoneyField
        label="金额（元）"
        currency="CNY"
        value={value}
        onChange={(next) => {
          onChange(next)
          setValue(next)
        }}
      />
    )
  }

  test('shows the amount in 万 below, and takes 300万', async () => {
    const onChange = vi.fn()
    const { user } = show(<Field onChange={onChange} />)
    const input = screen.getByRole<HTMLInputElement>('textbox')
    expect(input.value).toBe('2,860,000.00')
    expect(screen.getByText('286.0 万元')).toBeTruthy()
    await user.clear(input)
    await user.type(input, '300万')
    expect(screen.getByText('300.0 万元')).toBeTruthy()
    expect(onChange).not.toHaveBeenCalled()
    await user.tab()
    expect(onChange.mock.calls).toEqual([[300_000_000]])
    expect(input.value).toBe('3,000,000.00')
  })

  test('what is no amount stays as typed, says so, and is not handed over', async () => {
    const onChange = vi.fn()
    const { user } = show(<Field onChange={onChange} />)
    const input = screen.getByRole<HTMLInputElement>('textbox')
    await user.clear(input)
    await user.type(input, '约三百')
    await user.tab()
    expect(input.value).toBe('约三百')
    expect(screen.getByText('这里要填数字')).toBeTruthy()
    expect(onChange).not.toHaveBeenCalled()
    await user.clear(input)
    await user.tab()
    expect(onChange.mock.calls).toEqual([[null]])
    expect(await axeFindings()).toEqual([])
  })
})

describe('REN-1 · DateField, DatePickerField', () => {
  test('segments stand in ISO order and step with the arrows', async () => {
    const onChange = vi.fn()
    const { user } = show(<DateField label="到期日" value="2026-11-30" onChange={onChange} />)
    const segments = screen.getAllByRole('spinbutton')
    expect(segments.map((segment) => segment.textContent)).toEqual(['2026', '11', '30'])
    await user.tab()
    await user.tab()
    await user.keyboard('{ArrowUp}')
    expect(onChange).toHaveBeenLastCalledWith('2026-12-30')
    expect(await axeFindings()).toEqual([])
  })

  test('a pasted date is taken whole', () => {
    const onChange = vi.fn()
    show(<DateField label="到期日" value={null} onChange={onChange} />)
    const [segment] = screen.getAllByRole('spinbutton')
    if (!segment) throw new Error('no segment')
    const paste = createEvent.paste(segment, { clipboardData: { getData: () => '2027年2月28日' } })
    fireEvent(segment, paste)
    expect(onChange).toHaveBeenCalledWith('2027-02-28')
  })

  test('the calendar opens from the keyboard, begins on Monday, offers the next working day', async () => {
    const onChange = vi.fn()
    const { user } = show(
      <DatePickerField
        label="到期日"
        value="2026-12-05"
        onChange={onChange}
        noteOf={(day) => (day === '2026-12-05' ? { text: '休息日', moveTo: '2026-12-07' } : undefined)}
      />,
    )
    await user.tab()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    const grid = await screen.findByRole('grid')
    const heads = Array.from(grid.querySelectorAll('th'), (head) => head.textContent)
    expect(heads[0]).toBe('一')
    expect(screen.getByText('2026 年 12 月')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
    await user.click(screen.getByRole('button', { name: '改到 12-07（一）' }))
    expect(onChange).toHaveBeenCalledWith('2026-12-07')
  })
})
