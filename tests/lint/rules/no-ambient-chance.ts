import { lastName, memberName, problem } from './rule.ts'

const chance = new Set([
  'randomUUID',
  'getRandomValues',
  'randomBytes',
  'randomInt',
  'randomFillSync',
  'randomFill',
])

/**
 * Time and chance are handed in (`Clock`, `Random` of shared/kernel), so that one seed replays a whole run.
 * `new Date(instant)` is a pure conversion and stays allowed.
 */
export const noAmbientChance = problem((context) => ({
  CallExpression(node) {
    const { callee } = node
    const owner = callee.type === 'MemberExpression' ? lastName(callee.object) : null
    const name = callee.type === 'Identifier' ? callee.name : memberName(callee)
    if (owner === 'Date' && name === 'now') {
      context.report({ node, message: 'take a Clock instead of Date.now()' })
    } else if (owner === 'Math' && name === 'random') {
      context.report({ node, message: 'take a Random instead of Math.random()' })
    } else if (owner === null && name === 'Date' && callee.type === 'Identifier') {
      context.report({ node, message: 'take a Clock instead of Date()' })
    } else if (name !== null && chance.has(name) && (owner === null || /crypto/i.test(owner))) {
      context.report({ node, message: `take a Random instead of ${name}()` })
    }
  },
  NewExpression(node) {
    if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date' || node.arguments.length > 0) return
    context.report({ node, message: 'take a Clock instead of new Date()' })
  },
  // Date.now handed on as a function is the same leak: `const clock = { now: Date.now }`.
  MemberExpression(node) {
    if (node.parent.type === 'CallExpression' && node.parent.callee === node) return
    const [owner, name] = [lastName(node.object), memberName(node)]
    if ((owner === 'Date' && name === 'now') || (owner === 'Math' && name === 'random')) {
      context.report({ node, message: `${owner}.${name} belongs to the hosts` })
    }
  },
}))
