const copied = [
  'font',
  'letterSpacing',
  'lineHeight',
  'padding',
  'borderWidth',
  'whiteSpace',
  'overflowWrap',
  'wordBreak',
  'tabSize',
  'textIndent',
] as const

/** Where a place of a text field stands on screen: measured on a hidden copy, because fields do not tell. */
export function plainCaretBox(field: HTMLTextAreaElement, position: number): DOMRect {
  const style = getComputedStyle(field)
  const copy = document.createElement('div')
  for (const name of copied) copy.style[name] = style[name]
  Object.assign(copy.style, {
    position: 'absolute',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    width: `${field.clientWidth}px`,
    top: '0',
    left: '0',
  })
  copy.textContent = field.value.slice(0, position)
  const mark = document.createElement('span')
  mark.textContent = '\u200b'
  copy.append(mark)
  document.body.append(copy)
  const frame = copy.getBoundingClientRect()
  const box = mark.getBoundingClientRect()
  copy.remove()
  const outer = field.getBoundingClientRect()
  return new DOMRect(
    outer.left + box.left - frame.left - field.scrollLeft,
    outer.top + box.top - frame.top - field.scrollTop,
    0,
    box.height,
  )
}
