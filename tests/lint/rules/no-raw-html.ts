import { memberName, problem } from './rule.ts'

const assigned = new Set(['innerHTML', 'outerHTML', 'srcdoc'])
const called = new Set(['insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment'])

/** HTML enters the page only as a sanitised fragment (DOMPurify RETURN_DOM_FRAGMENT), never as text. */
export const noRawHtml = problem((context) => ({
  AssignmentExpression(node) {
    const name = memberName(node.left)
    if (name !== null && assigned.has(name)) context.report({ node, message: `${name} takes unchecked HTML` })
  },
  CallExpression(node) {
    const name = memberName(node.callee)
    if (name === null || node.callee.type !== 'MemberExpression') return
    const onDocument = node.callee.object.type === 'Identifier' && node.callee.object.name === 'document'
    if (called.has(name) || (onDocument && (name === 'write' || name === 'writeln'))) {
      context.report({ node, message: `${name}() takes unchecked HTML` })
    }
  },
  JSXAttribute(node) {
    if (node.name.type !== 'JSXIdentifier') return
    if (node.name.name === 'dangerouslySetInnerHTML' || node.name.name === 'srcDoc') {
      context.report({ node, message: `${node.name.name} takes unchecked HTML` })
    }
  },
}))
