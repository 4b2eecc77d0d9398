import type { CSSProperties, ReactElement } from 'react'
import { useFormat, useT } from '../i18n/index.ts'
import { classNames } from './class-names.ts'

export interface SealProps {
  readonly size?: 'normal' | 'small'
  /** Instead of 签收; two or four characters. */
  readonly text?: string
}

/** Signed off by the customer. Used nowhere else: not for our approval, not for errors. */
export function Seal({ size = 'small', text }: SealProps) {
  const t = useT()
  return (
    <span className={classNames('seal', size === 'small' && 's')}>{text ?? t('common.seal.signed')}</span>
  )
}

export type HealthLevel = 'good' | 'watch' | 'risk' | 'none'

export interface HealthMarkProps {
  readonly level: HealthLevel
  readonly score?: number
  /** 30-day change; 0 is shown, undefined is not. */
  readonly change?: number
}

const shapes: Readonly<Record<HealthLevel, ReactElement>> = {
  good: <circle cx="6" cy="6" r="4.5" />,
  watch: <path d="M6 .8 11.2 6 6 11.2.8 6z" />,
  risk: <path d="M6 1 11.6 11H.4z" />,
  none: (
    <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.5 2" />
  ),
}

/** Shape, word and number: readable in grey and by ear. */
export function HealthMark({ level, score, change }: HealthMarkProps) {
  const t = useT()
  const format = useFormat()
  return (
    <span className={`hs ${level}`}>
      <svg viewBox="0 0 12 12" aria-hidden>
        {shapes[level]}
      </svg>
      <span className="w">{t(`common.health.${level}`)}</span>
      {score !== undefined && level !== 'none' && <b>{score}</b>}
      {change !== undefined && level !== 'none' && <span className="d">{format.change(change)}</span>}
    </span>
  )
}

export interface TermRulerProps {
  /** How much of the contract's term has passed, 0 to 1. */
  readonly passed: number
  readonly daysLeft: number
  /** Where the renewal window begins; the last third by default. */
  readonly windowFrom?: number
  readonly size?: 'normal' | 'wide'
}

/** The contract's span, its renewal window thick and ochre, today as a black mark. */
export function TermRuler({ passed, daysLeft, windowFrom = 2 / 3, size = 'normal' }: TermRulerProps) {
  const t = useT()
  const format = useFormat()
  const at = Math.min(1, Math.max(0, passed))
  const words =
    daysLeft < 0 ? t('ui.ruler.ended') : t('ui.ruler.label', { percent: format.percent(at), count: daysLeft })
  return (
    <span
      className={classNames('ruler', size === 'wide' && 'w160')}
      style={{ '--at': `${at * 100}%`, '--window': `${windowFrom * 100}%` } as CSSProperties}
      role="img"
      aria-label={passed >= windowFrom && daysLeft >= 0 ? `${words}${t('ui.ruler.inWindow')}` : words}
    >
      <i />
      <s />
    </span>
  )
}

export interface SeatBarProps {
  readonly used: number
  readonly bought: number
}

const lowUse = 0.5
const fullUse = 0.9

/** Seats in use of seats bought: below half is a danger, above nine tenths a chance to expand. */
export function SeatBar({ used, bought }: SeatBarProps) {
  const t = useT()
  const format = useFormat()
  const ratio = bought > 0 ? used / bought : 0
  return (
    <span className="seat">
      <Bar ratio={ratio} tone={ratio < lowUse ? 'low' : ratio > fullUse ? 'full' : 'plain'} />
      <span className="visually-hidden">
        {t('ui.seat.label', {
          used: format.count(used),
          bought: format.count(bought),
          percent: format.percent(ratio),
        })}
      </span>
      <span aria-hidden>
        {format.count(used)}
        <span className="faint"> / {format.count(bought)}</span>
      </span>
    </span>
  )
}

export interface BarProps {
  /** 0 to 1; more is drawn full. */
  readonly ratio: number
  readonly tone?: 'plain' | 'low' | 'full' | 'good' | 'cau'
  readonly isWide?: boolean
}

/** A share as a bar. The number stands beside it: this is only for the eye. */
export function Bar({ ratio, tone = 'plain', isWide = false }: BarProps) {
  return (
    <span
      aria-hidden
      className={classNames('bar', tone !== 'plain' && tone, isWide && 'w')}
      style={{ '--u': `${Math.min(1, Math.max(0, ratio)) * 100}%` } as CSSProperties}
    >
      <i />
    </span>
  )
}
