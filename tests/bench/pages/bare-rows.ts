import './bare-rows.css'
import { type BareAccount, bareAccounts } from './bare-accounts.ts'

const columns = ['name', 'tier', 'stage', 'owner', 'city', 'industry', 'ends', 'seats'] as const

/** As many rows as are scrolled through, all in the page, no script behind them: what the browser alone needs. */
export function showRows(root: HTMLElement): void {
  const scroller = document.createElement('div')
  scroller.className = 'g-scroll'
  for (const account of bareAccounts(2000)) scroller.append(rowOf(account))
  root.append(scroller)
}

function rowOf(account: BareAccount): HTMLElement {
  const row = document.createElement('div')
  row.className = 'bare-row'
  for (const column of columns) {
    const cell = document.createElement('span')
    cell.textContent = String(account[column])
    row.append(cell)
  }
  return row
}
