import { problem } from './rule.ts'
import { onEachImport, pathOf, targetOf } from './source-paths.ts'

/**
 * Who may import whom (docs/ARCHITECTURE.md, "Folders"). The longest prefix that fits a file decides its layer;
 * a layer may always import itself. Tests may import everything, so they have no entry.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'shared/kernel/': [],
  'shared/domain/': ['shared/kernel/'],
  'shared/sync/': ['shared/kernel/', 'shared/domain/'],
  'shared/contract/': ['shared/kernel/', 'shared/domain/', 'shared/sync/'],
  'shared/rpc/': ['shared/kernel/', 'shared/domain/', 'shared/sync/', 'shared/contract/'],
  'shared/': ['shared/'],
  'migrations/': [],
  'electron/core/': ['shared/', 'migrations/'],
  // What both sides of the bridge must agree on: channel names, the shape of the facts.
  'electron/preload/': ['shared/', 'electron/ipc-channels.ts', 'electron/facts-argument.ts'],
  'electron/': ['shared/', 'migrations/', 'package.json'],
  'renderer/i18n/': ['shared/'],
  'renderer/ui/': ['renderer/i18n/', 'shared/kernel/', 'shared/domain/'],
  'renderer/host/': ['shared/'],
  'renderer/features/': ['renderer/app/', 'renderer/ui/', 'renderer/i18n/', 'renderer/host/', 'shared/'],
  'renderer/': ['renderer/', 'shared/'],
}

const layerOf = (path: string): string | undefined =>
  Object.keys(allowed)
    .filter((prefix) => path.startsWith(prefix))
    .sort((left, right) => right.length - left.length)[0]

const featureOf = (path: string): string | undefined => /^renderer\/features\/([^/]+)/.exec(path)?.[1]

/** Why `from` may not import `to` (both paths from the top of the repository), or null when it may. */
export function layerViolation(from: string, to: string): string | null {
  if (from.startsWith('tests/')) return null
  if (to.startsWith('tests/')) return 'nothing imports tests/'
  const layer = layerOf(from)
  if (layer === undefined) return null

  const [fromFeature, toFeature] = [featureOf(from), featureOf(to)]
  if (toFeature !== undefined && fromFeature !== toFeature) {
    if (fromFeature !== undefined) return `features do not import each other (${fromFeature} → ${toFeature})`
    if (from.startsWith('renderer/') && !/^renderer\/features\/[^/]+\/index\.tsx?$/.test(to)) {
      return `import the feature ${toFeature} only through its index.ts`
    }
  }
  if (to.startsWith(layer)) return null
  if (allowed[layer]?.some((prefix) => to.startsWith(prefix))) return null
  return `${layer} may import only itself${allowed[layer]?.length ? ` and ${allowed[layer].join(', ')}` : ''}`
}

const hasExtension = /\.(?:tsx?|mts|cts|[cm]?js|jsx|json|css|svg|woff2?|wasm|html|txt|png)$/

/** Imports go one way, and name the file they mean (Node runs the sources without a resolver that guesses). */
export const layers = problem((context) => {
  const from = pathOf(context)
  return onEachImport((specifier, node) => {
    const target = targetOf(from, specifier)
    if (target.kind !== 'file') return
    if (!hasExtension.test(target.path)) {
      context.report({ node, message: `write the file with its extension: ${specifier}` })
    }
    const reason = layerViolation(from, target.path)
    if (reason !== null) context.report({ node, message: `${from} imports ${target.path}: ${reason}` })
  })
})
