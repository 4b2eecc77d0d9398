import type { Node } from './rule.ts'
import { ancestors, isFunction, literalText, memberName, problem } from './rule.ts'

const namedKey =
  /^(?:Enter|Escape|Esc|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Space|Spacebar|Process|Arrow(?:Up|Down|Left|Right)|F\d{1,2}|Key[A-Z]|Digit\d| )$/
const eventName = /^(?:e|ev|evt|event|press|keyEvent|keyboardEvent|nativeEvent|original)$/
const keyProperties = new Set(['key', 'code', 'keyCode', 'which'])
const guards = new Set(['isImeKey', 'isComposing', 'composing'])

/** `event.key`, `event.nativeEvent.code`: something that reads which key was pressed. */
function readsKey(node: Node): { readonly fromEvent: boolean } | null {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    return readsKey(node.callee.object)
  }
  const name = memberName(node)
  if (node.type === 'MemberExpression' && name !== null && keyProperties.has(name)) {
    const { object } = node
    const owner = object.type === 'Identifier' ? object.name : (memberName(object) ?? '')
    return { fromEvent: eventName.test(owner) }
  }
  // `({ key }) => key === 'Enter'` reads it as well.
  if (node.type === 'Identifier' && keyProperties.has(node.name) && isDestructured(node, node.name)) {
    return { fromEvent: false }
  }
  return null
}

const names = (pattern: Node, name: string): boolean =>
  pattern.type === 'ObjectPattern' &&
  pattern.properties.some(
    (property) =>
      property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === name,
  )

function isDestructured(node: Node, name: string): boolean {
  for (const ancestor of ancestors(node)) {
    if (
      ancestor.type === 'FunctionDeclaration' ||
      ancestor.type === 'FunctionExpression' ||
      ancestor.type === 'ArrowFunctionExpression'
    ) {
      if (ancestor.params.some((parameter) => names(parameter, name))) return true
      const { body } = ancestor
      if (body?.type !== 'BlockStatement') continue
      const declared = body.body.some(
        (statement) =>
          statement.type === 'VariableDeclaration' &&
          statement.declarations.some(({ id }) => names(id, name)),
      )
      if (declared) return true
    }
  }
  return false
}

/** Whether comparing `reader` with `value` asks which key was pressed. */
function asksForKey(reader: Node, value: Node): boolean {
  const read = readsKey(reader)
  if (!read) return false
  if (value.type === 'Literal' && typeof value.value === 'number') return read.fromEvent
  const text = literalText(value)
  if (text === null) return false
  return namedKey.test(text) || (read.fromEvent && text.length === 1)
}

/**
 * While an input method composes, Enter and Escape belong to it (interface.md 23). Whoever asks which key was
 * pressed has to ask `isImeKey(event)` first, in the same function or one around it.
 */
export const keyHandlersAskTheInputMethod = problem((context) => {
  const guarded = new Set<Node>()
  const questions: Node[] = []
  return {
    Identifier(node) {
      if (!guards.has(node.name)) return
      for (const ancestor of ancestors(node)) if (isFunction(ancestor)) guarded.add(ancestor)
    },
    BinaryExpression(node) {
      if (!['===', '!==', '==', '!='].includes(node.operator)) return
      if (asksForKey(node.left, node.right) || asksForKey(node.right, node.left)) questions.push(node)
    },
    SwitchStatement(node) {
      if (node.cases.some(({ test }) => test !== null && asksForKey(node.discriminant, test)))
        questions.push(node)
    },
    // ['Enter', ' '].includes(event.key)
    CallExpression(node) {
      const [first] = node.arguments
      if (!first || memberName(node.callee) !== 'includes' || node.callee.type !== 'MemberExpression') return
      const list = node.callee.object
      if (list.type !== 'ArrayExpression') return
      if (list.elements.some((element) => element !== null && asksForKey(first, element)))
        questions.push(node)
    },
    'Program:exit'() {
      for (const node of questions) {
        const [inner] = [...ancestors(node)].filter(isFunction)
        if (inner && guarded.has(inner)) continue
        if ([...ancestors(node)].some((ancestor) => guarded.has(ancestor) && isFunction(ancestor))) continue
        context.report({ node, message: 'ask isImeKey(event) before asking which key was pressed' })
      }
    },
  }
})
