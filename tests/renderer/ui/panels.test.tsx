import { act, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { setLanguage } from '../../../renderer/i18n/index.ts'
import {
  announce,
  Bar,
  Button,
  Callout,
  DescriptionList,
  Disclosure,
  EmptyState,
  errorId,
  FileDrop,
  FilterChip,
  HealthMark,
  Icon,
  iconNames,
  KindChip,
  kinds,
  Logo,
  PanelBoundary,
  Progress,
  Seal,
  SeatBar,
  SectionHead,
  SidePanel,
  Tag,
  TermRuler,
} from '../../../renderer/ui/index.ts'
import { setViewportWidth } from '../../support/jsdom-setup.ts'
import { axeFindings, show } from './harness.tsx'

describe('interface 40 · state by shape, word and number', () => {
  test('health says its word and number; an unknown one has no number', () => {
    const { container } = show(
      <>
        <HealthMark level="risk" score={31} change={-22} />
        <HealthMark level="none" score={0} change={0} />
      </>,
    )
    const marks = Array.from(container.querySelectorAll('.hs'), (mark) => mark.textContent)
    expect(marks).toEqual(['风险31−22', '未知'])
  })

  test('EXP-1 · seats below half and above nine tenths are marked, and the numbers are always there', () => {
    const { container } = show(
      <>
        <SeatBar used={198} bought={600} />
        <SeatBar used={371} bought={420} />
        <SeatBar used={251} bought={260} />
        <SeatBar used={5} bought={0} />
      </>,
    )
    const tones = Array.from(container.querySelectorAll('.bar'), (bar) => bar.className)
    expect(tones).toEqual(['bar low', 'bar', 'bar full', 'bar low'])
    expect(screen.getByText('251 / 260 席在用，97%')).toBeTruthy()
  })

  test('REN-2 · the term ruler is read as words', () => {
    show(
      <>
        <TermRuler passed={0.91} daysLeft={96} />
        <TermRuler passed={0.4} daysLeft={218} />
        <TermRuler passed={1.2} daysLeft={-3} />
      </>,
    )
    expect(screen.getAllByRole('img').map((ruler) => ruler.getAttribute('aria-label'))).toEqual([
      '合同期已过 91%，剩 96 天，已进入续约窗口',
      '合同期已过 40%，剩 218 天',
      '合同期已结束',
    ])
  })

  test('every small mark is clean for axe', async () => {
    show(
      <>
        {kinds.map((kind) => (
          <KindChip key={kind} kind={kind} />
        ))}
        {iconNames.map((name) => (
          <Icon key={name} name={name} />
        ))}
        <Icon name="risk" label="有风险" />
        <Logo label="Bowtie" />
        <Tag isStrong>KA 大</Tag>
        <Seal />
        <Bar ratio={0.5} />
        <Callout tone="info" icon="clock">
          数据 34 天前更新
        </Callout>
        <DescriptionList items={[{ term: '城市', value: '苏州' }]} />
        <SectionHead title="承诺" count={2} />
        <Progress
          label="导入"
          value={218}
          maximum={342}
          valueText="218 / 342 行"
          onCancel={() => undefined}
        />
        <Progress label="准备" value={null} />
      </>,
    )
    expect(await axeFindings()).toEqual([])
    expect(new Set(iconNames).size).toBe(iconNames.length)
    expect(screen.getAllByRole('progressbar')[0]?.getAttribute('aria-valuetext')).toBe('218 / 342 行')
  })
})

describe('ACC-11 · FilterChip', () => {
  test('the remove button names its condition', async () => {
    const onRemove = vi.fn()
    const { user } = show(<FilterChip name="城市" value="宁波" onRemove={onRemove} />)
    await user.click(screen.getByRole('button', { name: '去掉「城市 宁波」' }))
    expect(onRemove).toHaveBeenCalledTimes(1)
    expect(await axeFindings()).toEqual([])
  })
})

describe('ACC-1, interface 58 · sections', () => {
  test('a section folds by key and tells who remembers it', async () => {
    const remembered = vi.fn()
    function Section() {
      const [isExpanded, setExpanded] = useState(true)
      return (
        <Disclosure
          title="承诺"
          count={2}
          isExpanded={isExpanded}
          onExpandedChange={(next) => {
            setExpanded(next)
            remembered(next)
          }}
        >
          两条
        </Disclosure>
      )
    }
    const { user } = show(<Section />)
    await user.tab()
    await user.keyboard('{Enter}')
    expect(remembered).toHaveBeenCalledWith(false)
    expect(screen.getByRole('button', { name: '承诺' }).getAttribute('aria-expanded')).toBe('false')
    expect(await axeFindings()).toEqual([])
  })

  test('below 1100 px the side panel is an index tab; Esc folds it again and the focus comes back', async () => {
    setViewportWidth(1024)
    const { user } = show(<SidePanel title="今天的拜访">三场</SidePanel>)
    expect(screen.queryByText('三场')).toBeNull()
    const tab = screen.getByRole('button', { name: '展开侧栏：今天的拜访' })
    await user.click(tab)
    expect(screen.getByRole('complementary', { name: '今天的拜访' })).toBeTruthy()
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('ASIDE'))
    expect(await axeFindings()).toEqual([])
    await user.keyboard('{Escape}')
    expect(screen.queryByText('三场')).toBeNull()
    await vi.waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: '展开侧栏：今天的拜访' })),
    )
  })

  test('on a wide window the panel stands open, and comes back when the window widens', () => {
    show(<SidePanel title="今天的拜访">三场</SidePanel>)
    expect(screen.getByText('三场')).toBeTruthy()
    act(() => setViewportWidth(1024))
    expect(screen.queryByText('三场')).toBeNull()
    act(() => setViewportWidth(1440))
    expect(screen.getByText('三场')).toBeTruthy()
  })
})

describe('interface 51 · four empties', () => {
  test.each(['first', 'filtered', 'done', 'offline'] as const)('%s', async (kind) => {
    show(
      <EmptyState
        kind={kind}
        title="没有同时满足这 3 个条件的客户"
        filters={<FilterChip name="城市" value="宁波" onRemove={() => undefined} />}
        actions={<Button shortcut="Esc">全部清除</Button>}
      >
        去掉「城市 宁波」会有 4 家。
      </EmptyState>,
    )
    expect(screen.getByText('没有同时满足这 3 个条件的客户')).toBeTruthy()
    expect(await axeFindings()).toEqual([])
  })
})

describe('interface 53, 54 · errors', () => {
  // React reports every caught error on the console; here they are the point of the test.
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
  afterEach(() => void vi.restoreAllMocks())

  function Map({ isBroken }: { readonly isBroken: () => boolean }) {
    if (isBroken()) throw new Error('the map has no size')
    return <p>人脉图</p>
  }

  test('a broken panel says what happened and what is safe; its neighbour lives; it can be drawn again', async () => {
    const state = { isBroken: true }
    const onError = vi.fn()
    const { user } = show(
      <>
        <textarea aria-label="记录" defaultValue="正在写的" />
        <PanelBoundary panel="人脉图" onError={onError}>
          <Map isBroken={() => state.isBroken} />
        </PanelBoundary>
      </>,
    )
    expect(screen.getByRole('group', { name: '「人脉图」没有画出来' })).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toBe('「人脉图」没有画出来')
    expect(screen.getByText('其余部分正常，已保存的内容不受影响。')).toBeTruthy()
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('正在写的')
    const id = errorId('人脉图', new Error('the map has no size'))
    expect(screen.getByText(id)).toBeTruthy()
    expect(onError.mock.calls[0]?.[1]).toBe(id)
    expect(await axeFindings()).toEqual([])
    state.isBroken = false
    await user.click(screen.getByRole('button', { name: '重画' }))
    expect(screen.getByText('人脉图')).toBeTruthy()
  })

  test('the id is copied and the copying is said', async () => {
    const { user } = show(
      <PanelBoundary panel="人脉图">
        <Map isBroken={() => true} />
      </PanelBoundary>,
    )
    await user.click(screen.getByRole('button', { name: /复制编号/ }))
    expect(await navigator.clipboard.readText()).toMatch(/^UI-[0-9A-F]{8}$/)
    expect(await screen.findByText('编号已复制')).toBeTruthy()
  })

  test('the same fault has the same id, another one has another', () => {
    expect(errorId('a', new Error('x'))).toBe(errorId('a', new Error('x')))
    expect(errorId('a', new Error('x'))).not.toBe(errorId('a', new Error('y')))
    expect(errorId('a', new Error('x'))).not.toBe(errorId('b', new Error('x')))
  })
})

describe('interface 42 · announcements', () => {
  test('polite ones are throttled to the last, errors are said at once', async () => {
    show(<p>页面</p>)
    act(() => {
      announce('312 行')
      announce('41 行')
      announce('没有写入', 'assertive')
    })
    expect(screen.getByRole('alert').textContent).toBe('没有写入')
    expect(screen.getByRole('status').textContent).not.toMatch(/行/)
    expect(await screen.findByText('41 行')).toBeTruthy()
    expect(screen.queryByText('312 行')).toBeNull()
  })
})

describe('IOX-1 · FileDrop', () => {
  test('hands over a chosen file; a wrong kind is refused in words', async () => {
    const onFiles = vi.fn()
    const { user, container } = show(<FileDrop label="客户表" accept={['.xlsx', '.csv']} onFiles={onFiles} />)
    const input = container.querySelector<HTMLInputElement>('input[type="file"]')
    if (!input) throw new Error('no file input')
    const right = new File(['a,b'], '台账.CSV')
    await user.upload(input, right)
    expect(onFiles).toHaveBeenCalledWith([right])
    expect(await axeFindings()).toEqual([])
  })

  test('asks for a file where one is taken, for files where many are', async () => {
    await setLanguage('en')
    try {
      show(<FileDrop label="Table" onFiles={vi.fn()} />)
      expect(screen.getByRole('button', { name: 'Choose a file' })).toBeTruthy()
      show(<FileDrop label="Tables" allowsMultiple onFiles={vi.fn()} />)
      expect(screen.getByRole('button', { name: 'Choose files' })).toBeTruthy()
    } finally {
      await setLanguage('zh-CN')
    }
  })
})
