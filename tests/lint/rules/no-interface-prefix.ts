import { problem } from './rule.ts'

const prefixed = /^I[A-Z][a-z]/

/** A type is named after what it is: `Clock`, not `IClock`. */
export const noInterfacePrefix = problem((context) => ({
  TSInterfaceDeclaration(node) {
    if (prefixed.test(node.id.name))
      context.report({ node: node.id, message: `${node.id.name}: no I prefix` })
  },
  TSTypeAliasDeclaration(node) {
    if (prefixed.test(node.id.name))
      context.report({ node: node.id, message: `${node.id.name}: no I prefix` })
  },
}))
