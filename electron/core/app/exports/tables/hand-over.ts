import { handOverTexts, isHandOverKey } from '../../../../../shared/domain/hand-over/index.ts'
import { accountColumns, accountSelect, choice, day, key, text } from './columns.ts'
import { sqlTable } from './sql-table.ts'
import { ofLivingAccount } from './value.ts'

/** ACC-7. */
export const handOversTable = sqlTable({
  title: 'hand_overs',
  columns: [...accountColumns, day('handedOn'), text('salesName'), text('csmName'), text('remark')],
  select: `${accountSelect}, x.handed_on AS handedOn, x.sales_name AS salesName, x.csm_name AS csmName, x.remark`,
  from: ofLivingAccount('hand_over'),
  id: 'x.id',
  order: 'a.name, x.created_at, x.id',
  ofAccount: 'x.account_id = ?',
})

/** ACC-7: points that somebody touched or added; a shipped one in the words of the file, unless it was reworded. */
export const handOverItemsTable = sqlTable({
  title: 'hand_over_items',
  columns: [
    text('title', 'handOverPoint'),
    ...accountColumns,
    choice('state', 'pointState'),
    text('doneBy'),
    day('doneOn'),
    text('remark'),
    key('itemKey'),
  ],
  select: `x.title, ${accountSelect}, x.state, x.done_by AS doneBy, x.done_on AS doneOn, x.remark,
    x.item_key AS itemKey`,
  from: ofLivingAccount('hand_over_item'),
  id: 'x.id',
  order: 'a.name, x.account_id, x.position, x.id',
  ofAccount: 'x.account_id = ?',
  say({ title, itemKey }, { language }) {
    const shipped = typeof itemKey === 'string' && isHandOverKey(itemKey) ? itemKey : null
    return { title: title ?? (shipped === null ? null : handOverTexts(language)[shipped].title) }
  },
})
