import { type Day, isDay } from '../../shared/kernel/index.ts'

/**
 * A calendar day as people type it, in ISO: `2026-11-30`, `2026/11/30`, `2026年11月30日`, `20261130`,
 * and `11-30` or `1130` in the year of `near`. Null when no such day exists.
 */
export function textToDay(text: string, near: Day): Day | null {
  const bare = text
    .trim()
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\s*[年月/.。．-]\s*/g, '-')
    .replace(/[日号號]$/, '')
  const full = /^(\d{4})-?(\d{1,2})-?(\d{1,2})$/.exec(bare)
  const short = /^(\d{1,2})-(\d{1,2})$/.exec(bare) ?? /^(\d{2})(\d{2})$/.exec(bare)
  const parts = full ? [full[1], full[2], full[3]] : short ? [near.slice(0, 4), short[1], short[2]] : null
  if (!parts) return null
  const day = parts.map((part, index) => (part ?? '').padStart(index === 0 ? 4 : 2, '0')).join('-')
  return isDay(day) ? day : null
}
