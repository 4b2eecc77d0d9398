import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '../i18n/index.ts'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

export interface FilterChipProps {
  /** The field, muted: `城市`. */
  readonly name: string
  /** The condition: `苏州`. */
  readonly value: string
  readonly onRemove: () => void
  /** Opens the condition for change. */
  readonly onPress?: () => void
}

export function FilterChip({ name, value, onRemove, onPress }: FilterChipProps) {
  const t = useT()
  const words = (
    <>
      <span className="muted">{name}</span> {value}
    </>
  )
  return (
    <span className="fchip">
      {onPress ? (
        <Button className="lead" onPress={onPress}>
          {words}
        </Button>
      ) : (
        words
      )}
      <Button className="x" aria-label={t('ui.chip.remove', { name: `${name} ${value}` })} onPress={onRemove}>
        <Icon name="close" size={12} />
      </Button>
    </span>
  )
}

export const kinds = ['promise', 'req', 'risk', 'task', 'value', 'person', 'debt'] as const

/** What a sentence or record is: promise, requirement, risk, to-do, value, person, or something not known yet. */
export type Kind = (typeof kinds)[number]

export const kindIcons: Readonly<Record<Kind, IconName>> = {
  promise: 'promise',
  req: 'req',
  risk: 'risk',
  task: 'task',
  value: 'value',
  person: 'person',
  debt: 'unknown',
}

export interface KindChipProps {
  readonly kind: Kind
  /** Instead of the kind's own word. */
  readonly children?: ReactNode
  readonly onPress?: () => void
}

export function KindChip({ kind, children, onPress }: KindChipProps) {
  const t = useT()
  const content = (
    <>
      <Icon name={kindIcons[kind]} size={14} />
      {children ?? t(`common.kind.${kind}`)}
    </>
  )
  return onPress ? (
    <Button className={classNames('kind kind-b', kind)} onPress={onPress}>
      {content}
    </Button>
  ) : (
    <span className={`kind ${kind}`}>{content}</span>
  )
}

export interface TagProps {
  readonly children: ReactNode
  /** Darker, for the first tier of accounts. */
  readonly isStrong?: boolean
}

export function Tag({ children, isStrong = false }: TagProps) {
  return <span className={classNames('tag', isStrong && 'ka')}>{children}</span>
}
