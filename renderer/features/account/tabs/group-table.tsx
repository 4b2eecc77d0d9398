import { useState } from 'react'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import { Link, useQuery } from '../../../app/index.ts'
import { type Format, useFormat, useT } from '../../../i18n/index.ts'
import { IconButton, TableHead } from '../../../ui/index.ts'
import { Loaded } from '../parts/loaded.tsx'

type GroupRow = CallOutput<'account.group'>['rows'][number]

/** Currencies stand one under the other: they are never added up. */
const moneyWords = (format: Format, money: GroupRow['sum']['money']): string[] =>
  money.map((part) => format.money(part))

/** ACC-3: the sum of the group, and the accounts it is made of, opened level by level. */
export function GroupTable({ accountId }: { readonly accountId: string }) {
  const group = useQuery('account.group', { id: accountId }, { keepPrevious: true })
  return <Loaded query={group}>{({ rows }) => <Rows rows={rows} />}</Loaded>
}

function Rows({ rows }: { readonly rows: readonly GroupRow[] }) {
  const t = useT()
  const format = useFormat()
  const [top] = rows
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(top === undefined ? [] : [top.id]))
  if (top === undefined) return null
  const toggle = (id: string): void =>
    setOpened((known) =>
      known.has(id) ? new Set([...known].filter((one) => one !== id)) : new Set([...known, id]),
    )
  const total = (count: (row: GroupRow) => number): number => rows.reduce((sum, row) => sum + count(row), 0)
  return (
    <table className="tbl mini" aria-label={t('account.group.title')}>
      <TableHead
        columns={[
          t('account.group.account'),
          { figures: t('account.group.arr') },
          { figures: t('account.group.seats') },
          { figures: t('account.group.requests') },
          { figures: t('account.group.promises') },
          t('account.group.visit'),
        ]}
      />
      <tbody>
        {shownRows(rows, opened).map((row) => {
          const isParent = row.sum.accounts > 1
          const isOpen = opened.has(row.id)
          // A closed parent speaks for those it hides.
          const told = isParent && !isOpen ? row.sum : row.own
          return (
            <tr key={row.id}>
              <td style={{ paddingInlineStart: row.depth * 16 }}>
                {isParent ? (
                  <IconButton
                    size="small"
                    icon={isOpen ? 'down' : 'right'}
                    label={t('account.group.open', { name: row.name })}
                    aria-expanded={isOpen}
                    onPress={() => toggle(row.id)}
                  />
                ) : null}{' '}
                {row.depth === 0 ? row.name : <Link to={`/accounts/${row.id}`}>{row.name}</Link>}
                {isParent && !isOpen && <small className="muted"> {t('account.group.withBelow')}</small>}
              </td>
              <td className="r num">
                {moneyWords(format, told.money).map((words) => (
                  <div key={words}>{words}</div>
                ))}
              </td>
              <td className="r num">{told.seats === null ? null : format.count(told.seats)}</td>
              <td className="r num">{format.count(row.openRequirements)}</td>
              <td className="r num">{format.count(row.overduePromises)}</td>
              <td className="num">{row.lastVisitDay ?? t('account.group.never')}</td>
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        <tr className="total">
          <th scope="row">{t('account.group.sum', { count: top.sum.accounts })}</th>
          <td className="r num dbl">
            {moneyWords(format, top.sum.money).map((words) => (
              <div key={words}>{words}</div>
            ))}
          </td>
          <td className="r num dbl">{top.sum.seats === null ? null : format.count(top.sum.seats)}</td>
          <td className="r num dbl">{format.count(total((row) => row.openRequirements))}</td>
          <td className="r num dbl">{format.count(total((row) => row.overduePromises))}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  )
}

/** Rows of which every parent is open; they come with parents first. */
function shownRows(rows: readonly GroupRow[], opened: ReadonlySet<string>): GroupRow[] {
  let closedAt = Number.POSITIVE_INFINITY
  return rows.filter((row) => {
    if (row.depth > closedAt) return false
    closedAt = opened.has(row.id) ? Number.POSITIVE_INFINITY : row.depth
    return true
  })
}
