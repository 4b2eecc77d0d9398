import { rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

const builtins = builtinModules.flatMap((name) => [name, `node:${name}`])
const outside = ['electron', 'better-sqlite3', ...builtins]

/**
 * Everything that runs in Node: Electron's main process, the core worker, the loopback host; and the preload, which
 * Electron's sandbox takes only as one CommonJS file. Libraries are bundled; only Electron and the native SQLite
 * driver stay outside. The folders of `dist` mirror those of `electron`, so that files find each other the same way.
 */
export default defineConfig({
  // One `vite build` builds both environments.
  builder: {
    async buildApp(builder) {
      // Not all of `dist`: the renderer's build lies beside. What an older build left would be packed with the rest.
      for (const folder of ['main', 'core', 'loopback', 'chunks']) {
        rmSync(`dist/${folder}`, { recursive: true, force: true })
      }
      for (const name of ['node', 'preload']) {
        const environment = builder.environments[name]
        if (environment === undefined) throw new Error(`no environment ${name}`)
        await builder.build(environment)
      }
    },
  },
  environments: {
    node: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron', 'better-sqlite3'], builtins },
      build: {
        outDir: 'dist',
        emptyOutDir: false,
        target: 'node24',
        minify: false,
        rolldownOptions: {
          external: outside,
          input: {
            'main/index': 'electron/main/index.ts',
            'core/worker': 'electron/core/worker.ts',
            // Threads that the core starts by their address: no import leads to them.
            'core/workbook-worker': 'electron/core/exchange/workbook-worker.ts',
            'core/page-check-worker': 'electron/core/store/page-check-worker.ts',
            'loopback/index': 'electron/loopback/index.ts',
          },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: 'dist/preload',
        emptyOutDir: true,
        target: 'chrome140',
        minify: false,
        rolldownOptions: {
          external: ['electron'],
          input: { index: 'electron/preload/index.ts' },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
})
