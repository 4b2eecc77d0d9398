/**
 * What stands over a column: words, words over figures (at the right, as they are), or words for screen readers alone,
 * over buttons that say themselves what they do.
 */
export type ColumnHead = string | { readonly figures: string } | { readonly unseen: string }

export interface TableHeadProps {
  /** From left to right; what is false is left out. */
  readonly columns: readonly (ColumnHead | false)[]
}

/** The head of a table whose columns are words or figures. */
export function TableHead({ columns }: TableHeadProps) {
  return (
    <thead>
      <tr>
        {columns
          .filter((column) => column !== false)
          .map((column, place) => (
            <HeadCell key={place} column={column} />
          ))}
      </tr>
    </thead>
  )
}

function HeadCell({ column }: { readonly column: ColumnHead }) {
  if (typeof column === 'string') return <th scope="col">{column}</th>
  if ('figures' in column)
    return (
      <th scope="col" className="r">
        {column.figures}
      </th>
    )
  return (
    <th scope="col">
      <span className="visually-hidden">{column.unseen}</span>
    </th>
  )
}
