import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

const builtins = builtinModules.flatMap((name) => [name, `node:${name}`])

/**
 * Everything that runs in Node: Electron main, preload, core worker, loopback host.
 * Libraries are bundled; only Electron and the native SQLite driver stay outside.
 */
export default defineConfig({
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rollupOptions: {
      external: ['electron', 'better-sqlite3', ...builtins],
      input: {
        'main/index': 'electron/main/index.ts',
        'core/worker': 'electron/core/worker.ts',
        'loopback/index': 'electron/loopback/index.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
})
