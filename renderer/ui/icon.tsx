import { type IconName, type IconShape, iconShapes } from './icon-shapes.ts'

export type { IconName } from './icon-shapes.ts'

export const iconNames = Object.keys(iconShapes) as readonly IconName[]

export interface IconProps {
  readonly name: IconName
  /** 20 in the rail, 16 in text, 14 in chips. */
  readonly size?: 12 | 14 | 16 | 18 | 20
  /** Only when no word stands beside the icon. */
  readonly label?: string
  readonly className?: string
}

/** Pixels whatever the size, and finer in small icons, which would otherwise look bold beside 12 px text. */
const strokes = { 12: 1.2, 14: 1.2, 16: 1.3, 18: 1.4, 20: 1.5 } as const

export function Icon({ name, size = 16, label, className }: IconProps) {
  const shape: IconShape = iconShapes[name]
  return (
    <svg
      className={className ? `ic ${className}` : 'ic'}
      viewBox="0 0 20 20"
      style={{ width: size, height: size, strokeWidth: strokes[size] }}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {shape.path && <path d={shape.path} />}
      {shape.rings?.map(([cx, cy, r]) => (
        <circle key={`${cx} ${cy} ${r}`} cx={cx} cy={cy} r={r} />
      ))}
      {shape.dots?.map(([cx, cy, r]) => (
        <circle key={`${cx} ${cy} ${r}`} className="f" cx={cx} cy={cy} r={r} />
      ))}
    </svg>
  )
}
