import { parseAst } from 'vite'

/**
 * What must not stand in code that ships to Electron, found in its syntax tree (reliability.md, security checklist
 * 1 to 20 "Static", and 22). Looks at one file; what is only known at run time is asserted there.
 */

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

/** Options that have one right value; leaving them out is judged at run time, where defaults are known. */
const options: Readonly<Record<string, boolean>> = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  bypassCSP: false,
}
const forbiddenKeys = new Set(['enableBlinkFeatures'])
/** Functions with no safe use here: other documents, code as text, files by path, grants to all. */
const forbiddenCalls = new Set([
  'loadFile',
  'executeJavaScript',
  'executeJavaScriptInIsolatedWorld',
  'registerFileProtocol',
  'interceptFileProtocol',
  'setCertificateVerifyProc',
  'eval',
])
const registering = new Set(['on', 'once', 'handle', 'handleOnce', 'addListener'])

const nameOf = (node: unknown): string | null => {
  if (!isNode(node)) return null
  if (node.type === 'Identifier') return node['name'] as string
  if (node.type === 'Literal') return String(node['value'])
  if (node.type === 'MemberExpression') return nameOf(node['property'])
  return null
}

/** `true`, `false`, and what minifiers make of them; null where it is not written down. */
function booleanOf(node: unknown): boolean | null {
  if (!isNode(node)) return null
  if (node.type === 'Literal' && typeof node['value'] === 'boolean') return node['value']
  if (node.type === 'UnaryExpression' && node['operator'] === '!') {
    const { argument } = node as unknown as { argument: Node }
    if (argument.type === 'Literal' && typeof argument['value'] === 'number') return argument['value'] === 0
  }
  return null
}

/** The text a value begins with, as far as it is written down here. */
function beginningOf(node: unknown, constants: ReadonlyMap<string, string>): string | null {
  if (!isNode(node)) return null
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null
  if (node.type === 'Identifier') return constants.get(node['name'] as string) ?? null
  if (node.type !== 'TemplateLiteral') return null
  const { quasis, expressions } = node as unknown as {
    quasis: { value: { cooked: string } }[]
    expressions: Node[]
  }
  const first = quasis[0]?.value.cooked ?? ''
  return first === '' && expressions.length > 0 ? beginningOf(expressions[0], constants) : first
}

function* walk(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node)) {
    for (const inner of Array.isArray(value) ? value : [value]) if (isNode(inner)) yield* walk(inner)
  }
}

function judgeCall(node: Node, constants: ReadonlyMap<string, string>): string | null {
  const { callee, arguments: given } = node as unknown as { callee: Node; arguments: readonly unknown[] }
  const name = nameOf(callee)
  if (name === null) return null
  if (forbiddenCalls.has(name)) return `${name}()`
  const owner = callee.type === 'MemberExpression' ? nameOf(callee['object']) : null
  if (owner === 'ipcMain' && registering.has(name)) return `ipcMain.${name}() outside the gate`
  if (name === 'loadURL' && !/^app:\/\/bowtie(?:\/|$)/.test(beginningOf(given[0], constants) ?? '')) {
    return 'loadURL() of another place'
  }
  const [first] = given
  const isTakenBack = isNode(first) && first.type === 'Literal' && first['value'] === null
  if (/^setPermission\w+Handler$/.test(name) && isTakenBack) return `${name}(null)`
  if (name === 'appendSwitch' && /^(?:no-sandbox|disable-web-security)/.test(nameOf(first) ?? '')) {
    return `appendSwitch('${nameOf(first)}')`
  }
  return null
}

function judgeProperty(node: Node): string | null {
  const key = nameOf(node['key'])
  if (key === null) return null
  if (forbiddenKeys.has(key)) return key
  const right = Object.hasOwn(options, key) ? options[key] : undefined
  return right === undefined || booleanOf(node['value']) === right ? null : `${key} is not ${right}`
}

/** Every finding, in order of appearance. */
export function findUnsafe(code: string): readonly string[] {
  const program = parseAst(code) as unknown as Node
  const all = [...walk(program)]
  const constants = new Map<string, string>()
  for (const node of all) {
    if (node.type !== 'VariableDeclarator') continue
    const [name, text] = [nameOf(node['id']), beginningOf(node['init'], constants)]
    if (name !== null && text !== null) constants.set(name, text)
  }
  return all.flatMap((node) => {
    const found =
      node.type === 'CallExpression'
        ? judgeCall(node, constants)
        : node.type === 'Property'
          ? judgeProperty(node)
          : null
    return found === null ? [] : [found]
  })
}

/** The modules that a file imports or requires by name, each once. */
export function modulesOf(code: string): readonly string[] {
  const names = new Set<string>()
  for (const node of walk(parseAst(code) as unknown as Node)) {
    if (/^(?:Import|Export\w*)Declaration$|^ImportExpression$/.test(node.type)) {
      const source = nameOf(node['source'])
      if (source !== null) names.add(source)
    }
    if (node.type !== 'CallExpression') continue
    const { callee, arguments: given } = node as unknown as { callee: Node; arguments: readonly unknown[] }
    const name = nameOf(callee)
    if (name === 'require' || name === '__require') names.add(nameOf(given[0]) ?? '?')
  }
  return [...names]
}

/** What is taken from a module that is held in a variable: `electron.ipcRenderer` gives `ipcRenderer`. */
export function membersOf(code: string, variable: string): readonly string[] {
  const names = new Set<string>()
  for (const node of walk(parseAst(code) as unknown as Node)) {
    if (node.type === 'MemberExpression' && nameOf(node['object']) === variable)
      names.add(nameOf(node) ?? '?')
  }
  return [...names]
}
