import { lastName, memberName, problem } from './rule.ts'

const registering = new Set(['on', 'once', 'handle', 'handleOnce', 'addListener'])

/** A channel is opened in one file, which checks the sender of every message (security checklist 17). */
export const noBareIpc = problem((context) => ({
  CallExpression(node) {
    if (node.callee.type !== 'MemberExpression') return
    const owner = lastName(node.callee.object)
    const name = memberName(node.callee)
    if (owner !== null && /^ipc(?:Main)?$/.test(owner) && name !== null && registering.has(name)) {
      context.report({ node, message: `${owner}.${name} is called only in the registry that checks senders` })
    }
  },
}))
