import { type CSSProperties, type ReactNode, useState } from 'react'
import {
  Button,
  Callout,
  Checkbox,
  ComboBox,
  confirm,
  FilterChip,
  HealthMark,
  Icon,
  IconButton,
  iconNames,
  KindChip,
  kinds,
  MenuButton,
  MoneyField,
  MonthCalendar,
  DatePickerField,
  Progress,
  RadioGroup,
  Seal,
  SearchField,
  SeatBar,
  SegmentedControl,
  Select,
  showToast,
  Switch,
  Tabs,
  Tag,
  TermRuler,
  TextField,
} from '../index.ts'
import { AccountGrid } from './account-grid.tsx'

interface BlockProps {
  readonly title: string
  readonly span?: 2 | 3
  readonly children: ReactNode
}

function Block({ title, span, children }: BlockProps) {
  return (
    <section className={span ? `cb w${span}` : 'cb'}>
      <h3 className="st-l">{title}</h3>
      {children}
    </section>
  )
}

const nothing = () => undefined
const colours = [
  'surface',
  'raised',
  'sunken',
  'line',
  'line-strong',
  'ink-faint',
  'ink-muted',
  'ink',
  'accent',
  'positive',
  'caution',
  'danger',
  'info',
  'selection',
  'mark',
  'spine',
  'focus',
  'seal',
]
const stages = ['成长', '成熟', '预流失', '续约'].map((id) => ({ id, label: id }))

/** Every control, in the order of the drawn sheet, so that the two can be laid side by side. */
export function Gallery({ rowCount }: { readonly rowCount: number }) {
  if (rowCount > 20)
    return (
      <div className="app" style={{ gridTemplateColumns: '1fr', gridTemplateRows: '1fr' }}>
        <main className="main">
          <section className="content flush">
            <AccountGrid count={rowCount} hasColumnsButton />
          </section>
        </main>
      </div>
    )
  return (
    <div className="sheetpage">
      <header className="pagehead">
        <div>
          <h1>{'组件'}</h1>
          <p className="t13 muted">
            {'控件高 32，紧凑 28。圆角 3、5、8、10。强调色只给主操作、选中与焦点。'}
          </p>
        </div>
      </header>
      <div className="cg">
        <Buttons />
        <Badges />
        <Inputs />
        <Choices />
        <Dates />
        <TabsAndSegments />
        <ProgressAndMarks />
        <Messages />
        <Block title="表格行" span={2}>
          <div className="page" style={{ display: 'flex', height: 250 }}>
            <AccountGrid count={rowCount} />
          </div>
        </Block>
        <Overlays />
        <Colours />
      </div>
    </div>
  )
}

function Buttons() {
  return (
    <Block title="按钮" span={2}>
      <div className="row wrap">
        <Button kind="primary" shortcut="N">
          {'记录拜访'}
        </Button>
        <Button kind="primary" className="is-hover">
          {'悬停'}
        </Button>
        <Button kind="primary" className="is-focus">
          {'焦点'}
        </Button>
        <Button>{'导出'}</Button>
        <Button className="is-hover">{'悬停'}</Button>
        <Button disabledReason="离线时不能发出">{'需要联网'}</Button>
        <Button kind="quiet">{'取消'}</Button>
        <Button kind="danger">{'不做'}</Button>
        <Button kind="danger-solid">{'清除 312 条'}</Button>
        <MenuButton
          kind="plain"
          label="导出"
          entries={[
            { id: 'x', label: '导出为 xlsx', shortcut: 'Ctrl+Shift+E', onAction: nothing },
            { id: 'c', label: '导出为 csv', disabledReason: '没有选中的行', onAction: nothing },
          ]}
        >
          {'导出 312 行'}
        </MenuButton>
        <IconButton kind="plain" icon="columns" label="列" />
        <Button size="small">{'小号'}</Button>
      </div>
      <div className="row wrap" style={{ marginTop: 12, '--control-h': '28px' } as CSSProperties}>
        <Button kind="primary">{'紧凑 28'}</Button>
        <Button>{'导出'}</Button>
        <Button kind="danger">{'不做'}</Button>
        <IconButton kind="plain" icon="filter" label="筛选" />
        <span className="t12 muted">{'一屏只有一个主按钮。文字是动词加对象，快捷键写在按钮里。'}</span>
      </div>
    </Block>
  )
}

function Badges() {
  return (
    <Block title="徽标与状态">
      <div className="row wrap bdg">
        <HealthMark level="good" score={84} />
        <HealthMark level="watch" score={62} />
        <HealthMark level="risk" score={31} />
        <HealthMark level="none" />
        <Tag isStrong>{'KA 大'}</Tag>
        <Tag>{'成长'}</Tag>
      </div>
      <div className="row wrap bdg" style={{ marginTop: 10 }}>
        <Seal />
        {kinds.map((kind) => (
          <KindChip key={kind} kind={kind} />
        ))}
      </div>
    </Block>
  )
}

function Inputs() {
  const [name, setName] = useState('岚汀重工')
  const [amount, setAmount] = useState<number | null>(286_000_000)
  const [query, setQuery] = useState('')
  const [day, setDay] = useState<string | null>('2026-11-30')
  return (
    <Block title="输入">
      <div className="g2">
        <TextField label="客户名称" value={name} onChange={setName} />
        <MoneyField label="金额（元）" currency="CNY" value={amount} onChange={setAmount} />
        <SearchField
          label="搜索"
          hideLabel={false}
          value={query}
          onSearch={setQuery}
          placeholder="名称、拼音或首字母"
        />
        <DatePickerField label="到期日" value={day} onChange={setDay} error="11 月没有 31 日" />
      </div>
    </Block>
  )
}

function Choices() {
  const [stage, setStage] = useState('续约')
  const [who, setWho] = useState<string | null>('段以恒')
  const [auto, setAuto] = useState(true)
  const [way, setWay] = useState('line')
  return (
    <Block title="选择">
      <div className="row top" style={{ gap: 16 }}>
        <div className="col grow" style={{ gap: 12 }}>
          <Select label="阶段" choices={stages} value={stage} onChange={setStage} />
          <ComboBox
            label="负责人"
            choices={[
              { id: '陆闻笙', label: '陆闻笙', keywords: 'luwensheng lws' },
              { id: '段以恒', label: '段以恒', keywords: 'duanyiheng dyh', meta: '华东组' },
            ]}
            value={who}
            onChange={setWho}
          />
          <div className="menu listbox">
            <div className="mi">{'成长'}</div>
            <div className="mi" data-focused>
              <Icon name="check" className="acc" />
              {'续约'}
            </div>
          </div>
        </div>
        <div className="col" style={{ gap: 6, paddingTop: 22 }}>
          <Checkbox isSelected={auto} onChange={setAuto}>
            {'自动续约'}
          </Checkbox>
          <Checkbox isSelected={false} onChange={nothing}>
            {'多年合同'}
          </Checkbox>
          <Checkbox isSelected={false} isMixed onChange={nothing}>
            {'部分选中'}
          </Checkbox>
          <RadioGroup
            label="口径"
            hideLabel
            choices={[
              { id: 'line', label: '按合同行' },
              { id: 'account', label: '按客户' },
            ]}
            value={way}
            onChange={setWay}
          />
          <Switch isSelected onChange={nothing}>
            {'离线附件'}
          </Switch>
          <Switch isSelected={false} onChange={nothing}>
            {'动效'}
          </Switch>
        </div>
      </div>
    </Block>
  )
}

function Dates() {
  const [day, setDay] = useState('2026-12-05')
  return (
    <Block title="日期">
      <MonthCalendar
        label="到期日"
        value={day}
        onChange={setDay}
        noteOf={(chosen) =>
          chosen === '2026-12-05' ? { text: '12-05（六）休息日', moveTo: '2026-12-07' } : undefined
        }
      />
    </Block>
  )
}

function TabsAndSegments() {
  const [tab, setTab] = useState('overview')
  const [view, setView] = useState('board')
  const [span, setSpan] = useState('quarter')
  return (
    <Block title="标签页与分段">
      <Tabs
        label="客户"
        tabs={[
          { id: 'overview', label: '概览' },
          { id: 'promises', label: '承诺', count: '2 未兑现' },
          { id: 'timeline', label: '时间线', count: 186 },
        ]}
        selected={tab}
        onSelect={setTab}
      >
        <div className="row wrap" style={{ marginTop: 12 }}>
          <SegmentedControl
            label="看法"
            segments={[
              { id: 'board', label: '看板' },
              { id: 'table', label: '表格' },
              { id: 'gantt', label: '甘特' },
            ]}
            value={view}
            onChange={setView}
          />
          <SegmentedControl
            label="跨度"
            size="small"
            segments={[
              { id: 'month', label: '月' },
              { id: 'quarter', label: '季' },
              { id: 'year', label: '年' },
            ]}
            value={span}
            onChange={setSpan}
          />
        </div>
        <div className="row wrap" style={{ marginTop: 12 }}>
          <FilterChip name="城市" value="苏州" onRemove={nothing} />
          <FilterChip name="到期" value="90 天内" onRemove={nothing} />
        </div>
      </Tabs>
    </Block>
  )
}

function ProgressAndMarks() {
  return (
    <Block title="进度">
      <div className="col" style={{ gap: 12 }}>
        <Progress
          label="导入 华东大客户台账.xlsx"
          value={218}
          maximum={342}
          valueText="218 / 342 行"
          onCancel={nothing}
        />
        <div className="row">
          <TermRuler passed={0.91} daysLeft={96} size="wide" />
          <span className="t12 cau num">{'96 天'}</span>
          <span className="t12 muted">{'合同期尺，后三分之一是续约窗口'}</span>
        </div>
        <div className="row" style={{ gap: 20 }}>
          <SeatBar used={198} bought={600} />
          <SeatBar used={371} bought={420} />
          <SeatBar used={251} bought={260} />
        </div>
      </div>
    </Block>
  )
}

function Messages() {
  return (
    <Block title="提示与撤销">
      <div className="col" style={{ gap: 10, alignItems: 'flex-start' }}>
        <div className="toast">
          <Icon name="check" />
          {'已把「批次冻结」移到已告知'}
          <Button shortcut="Ctrl+Z">{'撤销'}</Button>
          <IconButton icon="close" iconSize={12} label="关闭提示" />
        </div>
        <Button
          onPress={() =>
            showToast({
              text: '转交 14 家客户给段以恒，作为一步',
              icon: 'handover',
              action: { label: '撤销', shortcut: 'Ctrl+Z', onPress: nothing },
            })
          }
        >
          {'显示提示'}
        </Button>
        <Callout tone="info" icon="clock">
          {'数据 34 天前更新，健康分已按半衰期打折。'}
        </Callout>
      </div>
    </Block>
  )
}

function Overlays() {
  return (
    <Block title="对话框">
      <div className="dlg-bg">
        <div className="dialog">
          <h2 className="dh">{'把 5 份答复发给客户？'}</h2>
          <p className="dp">{'发出后收不回。内容不含底线与内部评语，对方看到的就是右边预览的这份。'}</p>
          <div className="df">
            <Button kind="quiet" size="small">
              {'预览'}
            </Button>
            <span className="sp" />
            <Button className="is-focus">{'取消'}</Button>
            <Button
              kind="primary"
              onPress={() =>
                void confirm({
                  title: '把 5 份答复发给客户？',
                  description: '发出后收不回。内容不含底线与内部评语。',
                  action: '发出 5 份答复',
                })
              }
            >
              {'发出 5 份答复'}
            </Button>
          </div>
        </div>
      </div>
    </Block>
  )
}

function Colours() {
  return (
    <Block title="颜色" span={3}>
      <div className="sw">
        {colours.map((name) => (
          <span key={name}>
            <i style={{ background: `var(--${name})` }} />
            {name}
          </span>
        ))}
      </div>
      <h3 className="st-l st-i">{`图标 · 20 格，1.5 px 描边，共 ${iconNames.length} 个`}</h3>
      <div className="icg">
        {iconNames.map((name) => (
          <span key={name} title={name}>
            <Icon name={name} size={20} />
          </span>
        ))}
      </div>
    </Block>
  )
}
