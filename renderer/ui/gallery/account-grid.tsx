import { useMemo, useState } from 'react'
import { useFormat } from '../../i18n/index.ts'
import {
  ColumnsButton,
  DataGrid,
  type DataGridProps,
  EmptyState,
  emptyLayout,
  type GridColumn,
  HealthMark,
  SeatBar,
  type Selection,
  TermRuler,
} from '../index.ts'
import { type SampleAccount, sampleAccounts, sampleToday } from './sample-accounts.ts'

export interface AccountGridProps {
  readonly count: number
  readonly density?: NonNullable<DataGridProps<SampleAccount>['density']>
  readonly hasColumnsButton?: boolean
}

/** The grid with everything switched on. */
export function AccountGrid({ count, density = 'compact', hasColumnsButton = false }: AccountGridProps) {
  const format = useFormat()
  const [rows, setRows] = useState(() => sampleAccounts(count))
  const [ticked, setTicked] = useState<Selection>(new Set(['account-1']))
  const [layout, setLayout] = useState(emptyLayout)
  const columns = useMemo((): readonly GridColumn<SampleAccount>[] => {
    const change = (id: string, patch: Partial<SampleAccount>) =>
      setRows((now) => now.map((row) => (row.id === id ? { ...row, ...patch } : row)))
    const money = (minor: number) => format.moneyCell({ minor, currency: 'CNY' })
    return [
      {
        id: 'name',
        header: '客户',
        width: 112,
        isPinned: true,
        isOpener: true,
        value: (row) => row.name,
        cell: (row) => row.name,
        total: (all) => `合计 ${format.count(all.length)} 家`,
        edit: {
          type: 'text',
          get: (row) => row.name,
          validate: (text) => (text.trim() === '' ? '名称不能为空' : undefined),
          save: (row, name) => change(row.id, { name }),
        },
      },
      {
        id: 'tier',
        header: '分级',
        width: 66,
        priority: 3,
        value: (row) => row.tier,
        cell: (row) => row.tier,
      },
      {
        id: 'stage',
        header: '阶段',
        width: 76,
        value: (row) => row.stage,
        cell: (row) => row.stage,
        edit: {
          type: 'choice',
          get: (row) => row.stage,
          choices: () => ['启动', '成长', '成熟', '续约', '预流失'].map((id) => ({ id, label: id })),
          save: (row, stage) => change(row.id, { stage }),
        },
      },
      {
        id: 'city',
        header: '城市',
        width: 62,
        priority: 4,
        className: 'muted',
        value: (row) => row.city,
        cell: (row) => row.city,
      },
      {
        id: 'health',
        header: '健康 · 30 天变化',
        width: 124,
        value: (row) => (row.health === 'none' ? null : row.score),
        cell: (row) => <HealthMark level={row.health} score={row.score} change={row.change} />,
      },
      {
        id: 'evidence',
        header: '依据',
        width: 160,
        isFlexible: true,
        priority: 2,
        className: 'muted',
        value: (row) => row.evidence,
        cell: (row) => <span className="cut">{row.evidence}</span>,
      },
      {
        id: 'term',
        header: '合同期 · 剩余',
        width: 166,
        value: (row) => row.daysLeft,
        cell: (row) => (
          <span className="row" style={{ gap: 10 }}>
            <TermRuler passed={row.passed} daysLeft={row.daysLeft} />
            <span className={row.daysLeft < 70 ? 'num dan w6' : row.daysLeft < 125 ? 'num cau' : 'num'}>
              {`${row.daysLeft} 天`}
            </span>
          </span>
        ),
      },
      {
        id: 'ends',
        header: '到期日',
        width: 96,
        className: 'num muted',
        value: (row) => row.ends,
        cell: (row) => row.ends,
        edit: {
          type: 'day',
          near: sampleToday,
          get: (row) => row.ends,
          save: (row, day) => day && change(row.id, { ends: day }),
        },
      },
      {
        id: 'fee',
        header: `在约 ${format.moneyUnit('CNY')}`,
        width: 92,
        align: 'end',
        value: (row) => row.feeMinor,
        cell: (row) => money(row.feeMinor),
        total: (all) => money(all.reduce((sum, row) => sum + row.feeMinor, 0)),
        edit: {
          type: 'money',
          currency: () => 'CNY',
          get: (row) => row.feeMinor,
          save: (row, minor) => minor !== null && change(row.id, { feeMinor: minor }),
        },
      },
      {
        id: 'seats',
        header: '席位 活跃 / 已购',
        width: 132,
        value: (row) => (row.bought > 0 ? row.used / row.bought : null),
        copy: (row) => `${row.used}/${row.bought}`,
        cell: (row) => <SeatBar used={row.used} bought={row.bought} />,
      },
      {
        id: 'requirements',
        header: '需求',
        width: 64,
        align: 'end',
        value: (row) => row.requirements,
        cell: (row) => row.requirements || <span className="faint">0</span>,
      },
    ]
  }, [format])
  return (
    <>
      {hasColumnsButton && (
        <div className="row" style={{ padding: '4px 16px' }}>
          <span className="sp" />
          <ColumnsButton columns={columns} layout={layout} onLayoutChange={setLayout} />
        </div>
      )}
      <DataGrid
        label="客户"
        rows={rows}
        rowId={(row) => row.id}
        columns={columns}
        density={density}
        defaultSort={{ column: 'fee', direction: 'descending' }}
        layout={layout}
        onLayoutChange={setLayout}
        selection={ticked}
        onSelectionChange={setTicked}
        onOpen={() => undefined}
        onPeek={() => undefined}
        menuOf={(chosen) => [
          { id: 'open', label: '打开', shortcut: 'Enter', onAction: () => undefined },
          { id: 'hand', label: `转交 ${chosen.length} 家`, icon: 'handover', onAction: () => undefined },
        ]}
        empty={<EmptyState kind="first" title="还没有客户" />}
      />
    </>
  )
}
