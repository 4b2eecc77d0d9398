import { lastName, memberName, problem } from './rule.ts'

const registering = new Set(['on', 'once', 'handle', 'handleOnce', 'addListener'])

/** A channel is opened in one file, which checks the sender of every message (security checklist 17). */
export const noBareIpc = problem((context) => ({
  CallExpression(node) {
    if (node.callee.type !== 'MemberExpression' || lastName(node.callee.object) !== 'ipcMain') return
    const name = memberName(node.callee)
    if (name !== null && registering.has(name)) {
      context.report({ node, message: `ipcMain.${name} is called only in the registry that checks senders` })
    }
  },
}))
