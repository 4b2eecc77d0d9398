import { useRef } from 'react'
import type { GridParts } from './grid-parts.ts'

/** Letters that follow within this time are one word. */
const typeAheadMs = 700
const commandLetters = ['j', 'k', 'x', 'e']

/** Typing jumps to the row whose text begins so. Says whether the letter was taken. */
export function useTypeAhead<Row extends object>({
  props,
  lines,
  columnIds,
  active,
  focus,
}: GridParts<Row>): (letter: string, now: number) => boolean {
  const typed = useRef<{ text: string; at: number }>({ text: '', at: 0 })
  const { typeAheadOf, hasLetterKeys = true } = props
  const { rows } = lines
  return (letter, now) => {
    if (!typeAheadOf) return false
    const text = (now - typed.current.at > typeAheadMs ? '' : typed.current.text) + letter.toLowerCase()
    // The first letter may be a command; once a word is begun every letter belongs to it.
    if (text.length === 1 && hasLetterKeys && commandLetters.includes(text)) return false
    typed.current = { text, at: now }
    const from = text.length === 1 ? active.index + 1 : Math.max(0, active.index)
    for (let step = 0; step < rows.length; step += 1) {
      const index = (from + step) % rows.length
      const row = rows[index]
      if (row && typeAheadOf(row).toLowerCase().startsWith(text)) {
        focus.goTo({ row: index, column: columnIds.indexOf(active.column) })
        break
      }
    }
    return true
  }
}
