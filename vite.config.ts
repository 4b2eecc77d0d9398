import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'
import packageFacts from './package.json' with { type: 'json' }

interface Spec {
  readonly kind: string
  readonly areas: readonly string[]
}

/**
 * The contract as the interface needs it: which calls there are, their kind and their areas, and the lists of words.
 * The core checks what crosses; the interface has the types, and would only spend the first 50 ms of each start on
 * making a thousand schemas that nobody asks. A schema it does need is imported from its own file.
 */
const contractFacts: Plugin = {
  name: 'contract-facts',
  apply: 'build',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith('/shared/contract/index.ts')) return null
    const { contract, ...rest } = (await import(pathToFileURL(id).href)) as { contract: Record<string, Spec> }
    const facts = Object.fromEntries(
      Object.entries(contract).map(([name, { kind, areas }]) => [name, { kind, areas }]),
    )
    const lists = Object.entries(rest).filter(
      ([, value]) => Array.isArray(value) && value.every((word) => typeof word === 'string'),
    )
    return [
      `export const contract = ${JSON.stringify(facts)}`,
      'export const events = {}',
      ...lists.map(([name, words]) => `export const ${name} = ${JSON.stringify(words)}`),
    ].join('\n')
  },
}

/** The renderer: one build for every host, addressed relatively so that app:// and http:// serve the same bytes. */
const renderer = {
  root: 'renderer',
  base: './',
  plugins: [react(), contractFacts],
  define: { 'import.meta.env.BOWTIE_VERSION': JSON.stringify(packageFacts.version) },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: false,
    // The content security policy forbids data: fonts and inline styles; keep every asset a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Nothing happens when one of our modules is loaded but not used, so that the lists (index.ts) of the kit do not
    // draw date fields and grids into the first chunk. Style sheets and the start are what they do.
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: (id: string) => !/\/(renderer\/(ui|app|features)|shared)\/.*\.tsx?$/.test(id),
      },
    },
    // In KB, before compression: the budget of the first chunk (interface.md §2).
    chunkSizeWarningLimit: 900,
  },
} satisfies InlineConfig

type Modules = ReadonlySet<string>

/**
 * The modules of the page's entry, and those behind the first picture, as a build without a plan of its own puts them
 * into chunks: which parts of a module are used is known only there. Left like that they are fifty files, and a
 * browser fetches six at a time.
 */
async function modulesOfStart(): Promise<{ readonly entry: Modules; readonly start: Modules }> {
  const built = await build({
    ...renderer,
    configFile: false,
    logLevel: 'error',
    build: { ...renderer.build, write: false, minify: false, reportCompressedSize: false },
  })
  if (Array.isArray(built) || !('output' in built)) throw new Error('one build was expected')
  const chunks = new Map(
    built.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])),
  )
  const modulesBehind = (file: string): Modules => {
    const facade = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(file))
    if (facade === undefined) throw new Error(`${file} has no chunk of its own`)
    const names = new Set([facade.fileName])
    for (const name of names) for (const next of chunks.get(name)?.imports ?? []) names.add(next)
    return new Set([...names].flatMap((name) => Object.keys(chunks.get(name)?.modules ?? {})))
  }
  return { entry: modulesBehind('/renderer/index.html'), start: modulesBehind('/boot/start.tsx') }
}

async function chunkGroups() {
  const { entry, start } = await modulesOfStart()
  const common = { includeDependenciesRecursively: false }
  return [
    // Small: it asks the core its first questions while the rest is still being read.
    { ...common, name: 'entry', test: (id: string) => entry.has(id), priority: 3 },
    { ...common, name: 'start', test: (id: string) => start.has(id), priority: 2 },
    // What several pages and dialogs are made of: grid, dates, forms.
    {
      ...common,
      name: 'kit',
      test: (id: string) => !/codemirror|lezer/.test(id),
      minShareCount: 3,
      priority: 1,
    },
  ]
}

/** The start is read while the entry is still on its way: the entry is small, and the start is what a person waits for. */
const preloadStart: Plugin = {
  name: 'preload-start',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {}, chunk }) => {
      const start = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'start')
      if (start?.type !== 'chunk') throw new Error('the build has no chunk of the start')
      return [start.fileName, ...start.imports]
        .filter((file) => file !== chunk?.fileName)
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
          injectTo: 'head' as const,
        }))
    },
  },
}

export default defineConfig(async ({ command }) => {
  if (command !== 'build') return renderer
  // Whatever the shell says (NODE_ENV=development, or a test run that builds): what is built is what ships.
  process.env['NODE_ENV'] = 'production'
  const { rolldownOptions } = renderer.build
  return {
    ...renderer,
    plugins: [...renderer.plugins, preloadStart],
    build: {
      ...renderer.build,
      rolldownOptions: {
        ...rolldownOptions,
        output: { codeSplitting: { groups: await chunkGroups() } },
      },
    },
  }
})
