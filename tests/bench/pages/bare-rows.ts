import './bare-rows.css'
import { type BareAccount, bareAccounts } from './bare-accounts.ts'

const columns = ['name', 'tier', 'stage', 'owner', 'city', 'industry', 'ends', 'seats'] as const
const rowHeight = 28
/** Rows drawn above and below what is seen, as the product's grid does. */
const spare = 8

/**
 * Ten thousand rows of which only those in sight are in the page, put there and taken away by the shortest script that
 * does it: what the browser alone needs to style, lay out and paint rows that come into view.
 */
export function showRows(root: HTMLElement): void {
  const accounts = bareAccounts(10_000)
  const scroller = document.createElement('div')
  scroller.className = 'g-scroll'
  const body = document.createElement('div')
  body.className = 'bare-body'
  body.style.height = `${accounts.length * rowHeight}px`
  scroller.append(body)
  root.append(scroller)
  const drawn = new Map<number, HTMLElement>()
  const draw = (): void => {
    const first = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - spare)
    const last = Math.min(
      accounts.length,
      Math.ceil((scroller.scrollTop + scroller.clientHeight) / rowHeight) + spare,
    )
    for (const [index, row] of drawn)
      if (index < first || index >= last) {
        row.remove()
        drawn.delete(index)
      }
    for (const [index, account] of accounts.slice(first, last).entries()) {
      if (drawn.has(first + index)) continue
      const row = rowOf(account, first + index)
      drawn.set(first + index, row)
      body.append(row)
    }
  }
  scroller.addEventListener('scroll', draw)
  draw()
}

function rowOf(account: BareAccount, index: number): HTMLElement {
  const row = document.createElement('div')
  row.className = 'bare-row'
  row.style.top = `${index * rowHeight}px`
  for (const column of columns) {
    const cell = document.createElement('span')
    cell.textContent = String(account[column])
    row.append(cell)
  }
  return row
}
