import { builtinModules } from 'node:module'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { freshDir } from '../../support/fresh-dir.ts'

const root = resolve(import.meta.dirname, '../../..')
const outside = ['better-sqlite3', ...builtinModules.flatMap((name) => [name, `node:${name}`])]

async function buildProgram(): Promise<string> {
  const outDir = freshDir('writer')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'writer.ts'),
        external: outside,
        output: {
          entryFileNames: 'writer.mjs',
          paths: { 'better-sqlite3': join(root, 'node_modules/better-sqlite3/lib/index.js') },
        },
      },
    },
  })
  return join(outDir, 'writer.mjs')
}

let program: Promise<string> | undefined

/** The writer in one file: hundreds of them are started, and this one is up in half the time. */
export const writerProgram = (): Promise<string> => (program ??= buildProgram())
