import { questionText, type Question } from './question-words.ts'
import type { useT } from '../../../i18n/index.ts'

type T = ReturnType<typeof useT>

/** VIS-2: what a note of the visit begins with: the open questions, each with a box to tick. */
export function checklistOf(t: T, questions: readonly Question[]): string {
  const open = questions.filter(({ answer }) => answer === null)
  if (open.length === 0) return ''
  return [`## ${t('brief.answer.checklist')}`, ...open.map((each) => `- [ ] ${questionText(t, each)}`)].join(
    '\n',
  )
}

/** Days go by between the question and its answer: "30 days" in the note is the "31 days" of today. */
const beginsWith = (line: string, question: string): boolean =>
  line.replaceAll(/\d+/g, '#').startsWith(question.replaceAll(/\d+/g, '#'))

/** Where in the note the box of a question stands: the character between the brackets. */
export function boxesOf(
  text: string,
  questions: ReadonlySet<string>,
  mark: ' ' | 'x',
): readonly { readonly from: number; readonly to: number }[] {
  const wanted = mark === 'x' ? /^(\s*[-*+] \[)[xX]\] (.*)$/ : /^(\s*[-*+] \[) \] (.*)$/
  const boxes: { from: number; to: number }[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const match = wanted.exec(line.replace(/\r$/, ''))
    const said = match?.[2]
    // What was written behind the question stays its line.
    if (
      match?.[1] !== undefined &&
      said !== undefined &&
      [...questions].some((each) => beginsWith(said, each))
    ) {
      const from = start + match[1].length
      boxes.push({ from, to: from + 1 })
    }
    start += line.length + 1
  }
  return boxes
}
