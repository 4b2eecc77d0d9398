import type { RuleTester } from 'oxlint/plugins-dev'

/** oxlint exports its rule types only through its tester; these are their names. */
export type Rule = Parameters<RuleTester['run']>[1]
export type Context = Parameters<NonNullable<Rule['create']>>[0]
export type Visitor = ReturnType<NonNullable<Rule['create']>>
export type NodeOf<Type extends keyof Visitor> = Parameters<NonNullable<Visitor[Type]>>[0]
export type Node = NodeOf<'BinaryExpression'>['parent']

export const problem = (create: (context: Context) => Visitor): Rule => ({
  meta: { type: 'problem' },
  create,
})

/** The text of a plain string literal, or of a template without holes; else null. */
export function literalText(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return node.quasis.map((part) => part.value.cooked ?? part.value.raw).join('')
  }
  return null
}

/** `a.b.c` → `c`, `a['c']` → `c`; null where the name is computed or the node is no member. */
export function memberName(node: Node): string | null {
  if (node.type !== 'MemberExpression') return null
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : null
  return literalText(node.property)
}

/** The last name of what is called upon: `api.ipcMain` and `ipcMain` are both `ipcMain`. */
export const lastName = (node: Node): string | null =>
  node.type === 'Identifier' ? node.name : memberName(node)

/** Ancestors from the parent outwards. */
export function* ancestors(node: Node): Generator<Node> {
  let current: Node | null = node.parent
  while (current) {
    yield current
    current = current.parent
  }
}

export const isFunction = (node: Node): boolean =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression'
