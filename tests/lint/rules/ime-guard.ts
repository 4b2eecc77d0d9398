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

/** The name a function is called by: `function press()`, `const press = () => …`. */
function nameOfFunction(node: Node): string | null {
  if (node.type === 'FunctionDeclaration') return node.id?.name ?? null
  const { parent } = node
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name
  // const press = useCallback((event) => …, [])
  if (parent?.type === 'CallExpression' && parent.arguments[0] === node) {
    const declarator = parent.parent
    if (declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier')
      return declarator.id.name
  }
  return null
}

const enclosing = (node: Node): readonly Node[] => [...ancestors(node)].filter(isFunction)

/**
 * While an input method composes, Enter and Escape belong to it (interface.md 23). Whoever asks which key was
 * pressed has to ask `isImeKey(event)` first: in the same function, in one around it, or in one of this file that
 * calls it, as long as it is not handed on as a handler itself.
 */
export const keyHandlersAskTheInputMethod = problem((context) => {
  const guarded = new Set<Node>()
  const questions: Node[] = []
  const calls: { readonly name: string; readonly from: readonly Node[] }[] = []
  const handedOn = new Set<string>()

  const isGuarded = (functions: readonly Node[], trusted: ReadonlySet<string>): boolean =>
    functions.some((one) => guarded.has(one) || trusted.has(nameOfFunction(one) ?? ''))

  /** Functions that are only called after the question, by guarded ones or by others of the same kind. */
  function trustedNames(): ReadonlySet<string> {
    const trusted = new Set<string>()
    const callsByName = Map.groupBy(calls, ({ name }) => name)
    let before = -1
    while (trusted.size > before) {
      before = trusted.size
      for (const [name, sites] of callsByName) {
        if (!handedOn.has(name) && sites.every(({ from }) => isGuarded(from, trusted))) trusted.add(name)
      }
    }
    return trusted
  }

  return {
    Identifier(node) {
      if (!guards.has(node.name)) return
      const [inner] = enclosing(node)
      if (inner) guarded.add(inner)
    },
    BinaryExpression(node) {
      if (!['===', '!==', '==', '!='].includes(node.operator)) return
      if (asksForKey(node.left, node.right) || asksForKey(node.right, node.left)) questions.push(node)
    },
    SwitchStatement(node) {
      if (node.cases.some(({ test }) => test !== null && asksForKey(node.discriminant, test)))
        questions.push(node)
    },
    JSXExpressionContainer(node) {
      if (node.expression.type === 'Identifier') handedOn.add(node.expression.name)
    },
    // useKeyboard({ onKeyDown: press })
    Property(node) {
      const isHandler = node.key.type === 'Identifier' && /^on[A-Z]/.test(node.key.name)
      if (isHandler && node.value.type === 'Identifier') handedOn.add(node.value.name)
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier') calls.push({ name: node.callee.name, from: enclosing(node) })
      for (const argument of node.arguments) if (argument.type === 'Identifier') handedOn.add(argument.name)
      // ['Enter', ' '].includes(event.key)
      const [first] = node.arguments
      if (!first || memberName(node.callee) !== 'includes' || node.callee.type !== 'MemberExpression') return
      const list = node.callee.object
      if (list.type !== 'ArrayExpression') return
      if (list.elements.some((element) => element !== null && asksForKey(first, element)))
        questions.push(node)
    },
    'Program:exit'() {
      const trusted = trustedNames()
      for (const node of questions) {
        if (isGuarded(enclosing(node), trusted)) continue
        context.report({ node, message: 'ask isImeKey(event) before asking which key was pressed' })
      }
    },
  }
})
