import type { Node } from './rule.ts'
import { ancestors, literalText, problem } from './rule.ts'

const letters = /\p{L}/u
/** Names that are the same in every language, and units. */
const sameEverywhere = /^(?:Bowtie)$/
/** Attributes that are read out or shown. */
const shown = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'aria-placeholder',
  'alt',
  'title',
  'placeholder',
  'label',
  'description',
  'errorMessage',
])

const isRaw = (text: string): boolean => letters.test(text) && !sameEverywhere.test(text.trim())

/** The literals an expression can come to: through `a ? b : c`, `a && b`, `a ?? b`. */
function* outcomes(node: Node): Generator<Node> {
  if (node.type === 'ConditionalExpression') {
    yield* outcomes(node.consequent)
    yield* outcomes(node.alternate)
  } else if (node.type === 'LogicalExpression') {
    yield* outcomes(node.left)
    yield* outcomes(node.right)
  } else if (node.type === 'TemplateLiteral') {
    yield* node.quasis
  } else {
    yield node
  }
}

const textOf = (node: Node): string | null =>
  node.type === 'TemplateElement' ? (node.value.cooked ?? node.value.raw) : literalText(node)

/** Key caps, code and style sheets are not prose. */
const isVerbatim = (node: Node): boolean =>
  [...ancestors(node)].some(
    (ancestor) =>
      ancestor.type === 'JSXElement' &&
      ancestor.openingElement.name.type === 'JSXIdentifier' &&
      ['kbd', 'code', 'style', 'script'].includes(ancestor.openingElement.name.name),
  )

/** Every word a person sees comes from the catalogues through `t()`. Symbols and numbers may stand as they are. */
export const noRawText = problem((context) => {
  const report = (node: Node, text: string) =>
    context.report({ node, message: `put "${text.trim().slice(0, 40)}" into the catalogues and call t()` })
  return {
    JSXText(node) {
      if (isRaw(node.value) && !isVerbatim(node)) report(node, node.value)
    },
    JSXExpressionContainer(node) {
      if (node.expression.type === 'JSXEmptyExpression') return
      const { parent } = node
      const isChild = parent.type === 'JSXElement' || parent.type === 'JSXFragment'
      const isShown =
        parent.type === 'JSXAttribute' && parent.name.type === 'JSXIdentifier' && shown.has(parent.name.name)
      if ((!isChild && !isShown) || isVerbatim(node)) return
      for (const outcome of outcomes(node.expression)) {
        const text = textOf(outcome)
        if (text !== null && isRaw(text)) report(outcome, text)
      }
    },
    JSXAttribute(node) {
      if (node.name.type !== 'JSXIdentifier' || !shown.has(node.name.name) || node.value?.type !== 'Literal')
        return
      if (typeof node.value.value === 'string' && isRaw(node.value.value))
        report(node.value, node.value.value)
    },
  }
})
