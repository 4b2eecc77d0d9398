import type { ReactNode } from 'react'
import { Button, EmptyState, ErrorPanel, FilterChip, PanelBoundary } from '../index.ts'

function Sheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="st">
      <h3 className="st-l">{title}</h3>
      <div className="page st-b">{children}</div>
    </section>
  )
}

function Broken(): ReactNode {
  throw new Error('the map has no size')
}

const nothing = () => undefined

/** The four empties and the errors, in the order of the drawn sheet. */
export function States() {
  return (
    <div className="sheetpage">
      <h1>{'空状态与错误'}</h1>
      <div className="st-g">
        <Sheet title="空 1 · 第一次用">
          <EmptyState
            kind="first"
            title="还没有客户"
            actions={
              <>
                <Button kind="primary" size="small" icon="import">
                  {'导入表格'}
                </Button>
                <Button size="small">{'打开示例'}</Button>
              </>
            }
          >
            {'导入一张表，或者先用示例练五分钟。'}
          </EmptyState>
        </Sheet>
        <Sheet title="空 2 · 筛到没有">
          <EmptyState
            kind="filtered"
            title="没有同时满足这 3 个条件的客户"
            filters={
              <>
                <FilterChip name="阶段" value="预流失" onRemove={nothing} />
                <FilterChip name="城市" value="宁波" onRemove={nothing} />
                <FilterChip name="分级" value="KA" onRemove={nothing} />
              </>
            }
            actions={
              <Button size="small" shortcut="Esc">
                {'全部清除'}
              </Button>
            }
          >
            {'去掉「城市 宁波」会有 4 家。'}
          </EmptyState>
        </Sheet>
        <Sheet title="空 3 · 都做完了">
          <EmptyState kind="done" title="今天的事都做完了">
            {'兑现 4 项承诺，告知 4 家客户。'}
          </EmptyState>
        </Sheet>
        <Sheet title="空 4 · 需要网络或权限">
          <EmptyState
            kind="offline"
            title="团队汇总要联网才能更新"
            actions={<Button size="small">{'看上次的汇总'}</Button>}
          >
            {'上次更新 11-24 11:42。你自己的数据都在，可以照常使用。'}
          </EmptyState>
        </Sheet>
        <Sheet title="错误 · 保存被拒">
          <ErrorPanel
            tone="danger"
            title="这条承诺没有写入"
            safe="到期日 2026-11-31 不存在。你写的整句话还在原处，没有丢。"
            id="SAVE-7F3A"
            actions={
              <>
                <Button size="small">{'改为 11-30'}</Button>
                <Button size="small" kind="quiet">
                  {'自己改'}
                </Button>
              </>
            }
          />
        </Sheet>
        <Sheet title="错误 · 面板坏了，记录不受影响">
          <PanelBoundary
            panel="人脉图"
            extra={
              <Button size="small" kind="quiet">
                {'看成表格'}
              </Button>
            }
          >
            <Broken />
          </PanelBoundary>
        </Sheet>
      </div>
    </div>
  )
}
