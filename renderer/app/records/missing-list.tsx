import { Icon, SectionHead } from '../../ui/index.ts'

export interface MissingListProps {
  readonly title: string
  /** What is said when nothing is missing. */
  readonly none: string
  readonly items: readonly { readonly id: string; readonly text: string }[]
}

/** What a record lacks before it can be relied on, line by line. */
export function MissingList({ title, none, items }: MissingListProps) {
  return (
    <section aria-label={title}>
      <SectionHead title={title} {...(items.length === 0 ? {} : { count: items.length })} />
      {items.length === 0 ? (
        <p className="pos t13 row lack-none">
          <Icon name="check" size={14} />
          {none}
        </p>
      ) : (
        <ul className="lack">
          {items.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
