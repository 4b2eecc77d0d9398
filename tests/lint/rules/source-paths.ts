import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Context, Node, Visitor } from './rule.ts'
import { literalText } from './rule.ts'

const root = resolve(import.meta.dirname, '../../..')

/** The linted file as a path from the top of the repository, with `/` on every system. */
export const pathOf = (context: Context): string =>
  relative(root, context.physicalFilename).split(sep).join('/')

/** What a specifier points to: a path from the top of the repository, or the name of a package. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }

export function targetOf(fromPath: string, specifier: string): Target {
  if (specifier.startsWith('.')) {
    const bare = specifier.replace(/[?#].*$/, '')
    return { kind: 'file', path: join(dirname(fromPath), bare).split(sep).join('/') }
  }
  if (specifier.startsWith('node:')) return { kind: 'package', name: specifier }
  const parts = specifier.split('/')
  return { kind: 'package', name: specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '') }
}

/** Calls `visit` for every import, re-export, `import()` and `require()` of the file. */
export function onEachImport(visit: (specifier: string, node: Node, typeOnly: boolean) => void): Visitor {
  return {
    ImportDeclaration: (node) => visit(node.source.value, node, node.importKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source) visit(node.source.value, node, node.exportKind === 'type')
    },
    ExportAllDeclaration: (node) => visit(node.source.value, node, node.exportKind === 'type'),
    ImportExpression: (node) => {
      const specifier = literalText(node.source)
      if (specifier !== null) visit(specifier, node, false)
    },
    CallExpression: (node) => {
      const [first] = node.arguments
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'require' || !first) return
      const specifier = literalText(first)
      if (specifier !== null) visit(specifier, node, false)
    },
  }
}
