import { literalText, problem } from './rule.ts'

/** `new Date('2026-11-21')` is midnight UTC, and the day before west of Greenwich: use shared/kernel/day.ts. */
export const noDayFromText = problem((context) => ({
  NewExpression(node) {
    const [first] = node.arguments
    if (
      node.callee.type !== 'Identifier' ||
      node.callee.name !== 'Date' ||
      !first ||
      node.arguments.length !== 1
    )
      return
    const text = literalText(first)
    if (text !== null && !/[zZ]$|[+-]\d\d:?\d\d$/.test(text)) {
      context.report({
        node,
        message: 'a calendar day is text (shared/kernel/day.ts), an instant names its zone',
      })
    }
  },
}))
