import {
  type HandOverKey,
  handOverKeys,
  handOverTexts,
  isHandOverKey,
} from '../../../../../shared/domain/hand-over/index.ts'
import type { ReadStore } from '../../../store/index.ts'
import { groupedBy } from '../../references.ts'
import type { StoredRow, TableSource } from '../table.ts'
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

const touchedPoints = sqlTable({
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
  say: ({ title, itemKey }, { language }) => ({
    title:
      title ??
      (typeof itemKey === 'string' && isHandOverKey(itemKey) ? handOverTexts(language)[itemKey].title : null),
  }),
})

interface Place {
  readonly accountId: string
  readonly itemKey: string | null
}

/** What names a shipped point that nobody has touched: it is no record yet. */
const untouchedId = (accountId: string, itemKey: HandOverKey): string => `${accountId}/${itemKey}`

function untouchedOf(id: string): { readonly accountId: string; readonly itemKey: HandOverKey } | null {
  const [accountId = '', itemKey = null] = id.split('/')
  return isHandOverKey(itemKey) ? { accountId, itemKey } : null
}

/** The shipped points that are still open, of accounts whose hand-over was begun, each behind those that are stored. */
function withUntouched(read: ReadStore, stored: readonly string[], accountId: string | undefined): string[] {
  const begun = read.rows<Place & { readonly id: string | null }>(
    `SELECT x.account_id AS accountId, x.item_key AS itemKey, x.id ${ofLivingAccount('hand_over_item')}
     UNION ALL SELECT x.account_id, NULL, NULL ${ofLivingAccount('hand_over')}`,
  )
  const named = groupedBy(begun, (place) => place.accountId)
  const accountOf = new Map(begun.flatMap(({ id, accountId: of }) => (id === null ? [] : [[id, of]])))
  const storedOf = groupedBy(stored, (id) => accountOf.get(id) ?? '')
  // In the order of `stored`, that is by name; accounts of which only the hand-over itself is written come last.
  const accounts = [...new Set([...storedOf.keys(), ...named.keys()])]
  return accounts
    .filter((each) => accountId === undefined || each === accountId)
    .flatMap((each) => {
      const touched = new Set(named.get(each)?.map(({ itemKey }) => itemKey))
      const open = handOverKeys.filter((itemKey) => !touched.has(itemKey))
      return [...(storedOf.get(each) ?? []), ...open.map((itemKey) => untouchedId(each, itemKey))]
    })
}

/**
 * ACC-7: the checklist of accounts whose hand-over was begun, with what is still open; shipped points in the words of the
 * file, unless they were reworded. Of other accounts there is nothing to say yet.
 */
export const handOverItemsTable: TableSource = {
  ...touchedPoints,
  ids(reading, scope) {
    const all = withUntouched(
      reading.store.read,
      touchedPoints.ids(reading, { accountId: scope.accountId }),
      scope.accountId,
    )
    if (scope.ids === undefined) return all
    const known = new Set(all)
    return scope.ids.filter((wanted) => known.has(wanted))
  },
  rows(reading, ids, scope, words) {
    const texts = handOverTexts(words.language)
    const untouched = ids.flatMap((id): StoredRow[] => {
      const point = untouchedOf(id)
      const account = point === null ? undefined : reading.store.read.record('account', point.accountId)
      if (point === null || account === undefined) return []
      return [
        {
          id,
          title: texts[point.itemKey].title,
          accountName: account.name,
          accountCode: account.code,
          accountRecordId: account.id,
          state: 'open',
          itemKey: point.itemKey,
        },
      ]
    })
    return [...touchedPoints.rows(reading, ids, scope, words), ...untouched]
  },
}
