import type { TextRange } from './surface.ts'

/** A command being typed: `/`, `、` or `／`, and the letters after it. */
export interface SlashQuery extends TextRange {
  readonly query: string
}

/** What the sign may follow, so that `1/2`, `和/或` and a list of names joined by 、 stay text. */
const startsCommand = /(^|[\s，。；：、！？,.;:!?（）()“”「」\]】>])([/／])([^\s/／、，。；]{0,16})$/u
const commaCommand = /(^\s*|[\s，。；：！？,.;:!?）)”」】])(、)([^\s/／、，。；]{0,16})$/u

/**
 * The command that ends at the caret, if one is being typed (interface.md 27). `line` is the text of the caret's line
 * up to the caret, `offset` where that line begins.
 */
export function slashAt(line: string, offset: number): SlashQuery | null {
  const match = startsCommand.exec(line) ?? commaCommand.exec(line)
  if (match === null) return null
  const [, , sign = '', query = ''] = match
  const to = offset + line.length
  return { from: to - sign.length - query.length, to, query }
}

/** The command that ends at `caret` in a whole text. */
export function slashInText(text: string, caret: number): SlashQuery | null {
  const start = text.lastIndexOf('\n', caret - 1) + 1
  return slashAt(text.slice(start, caret), start)
}
