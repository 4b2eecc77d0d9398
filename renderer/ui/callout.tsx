import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

export type CalloutTone = 'plain' | 'info' | 'caution' | 'danger' | 'positive'

const toneClasses: Readonly<Record<CalloutTone, string>> = {
  plain: '',
  info: 'is-inf',
  caution: 'is-cau',
  danger: 'is-dan',
  positive: 'is-pos',
}

export interface CalloutProps {
  readonly tone?: CalloutTone
  readonly icon?: IconName
  readonly children: ReactNode
  readonly className?: string
}

export function Callout({ tone = 'plain', icon, children, className }: CalloutProps) {
  return (
    <div className={classNames('callout', toneClasses[tone], className)}>
      {icon && <Icon name={icon} />}
      <div className="grow">{children}</div>
    </div>
  )
}
