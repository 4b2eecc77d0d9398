import type { ReactNode } from 'react'

export interface MarkedTextProps {
  readonly text: string
  /** [start, end) in UTF-16 units, in any order. */
  readonly marks: readonly (readonly [number, number])[]
}

/** Text with the highlighter over what was found. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [start, end] of marks.toSorted((left, right) => left[0] - right[0])) {
    const from = Math.max(start, at)
    if (end <= from || from >= text.length) continue
    if (from > at) parts.push(text.slice(at, from))
    parts.push(
      <mark key={from} className="mark">
        {text.slice(from, end)}
      </mark>,
    )
    at = end
  }
  parts.push(text.slice(at))
  return <span>{parts}</span>
}
