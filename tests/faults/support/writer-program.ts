import { builtinModules } from 'node:module'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { freshDir } from '../../support/fresh-dir.ts'

const root = resolve(import.meta.dirname, '../../..')
const outside = ['better-sqlite3', ...builtinModules.flatMap((name) => [name, `node:${name}`])]

async function buildProgram(name: 'writer' | 'visitor'): Promise<string> {
  const outDir = freshDir(name)
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
        input: join(import.meta.dirname, `${name}.ts`),
        external: outside,
        output: {
          entryFileNames: `${name}.mjs`,
          paths: { 'better-sqlite3': join(root, 'node_modules/better-sqlite3/lib/index.js') },
        },
      },
    },
  })
  return join(outDir, `${name}.mjs`)
}

const programs = new Map<string, Promise<string>>()
const program = (name: 'writer' | 'visitor'): Promise<string> => {
  const built = programs.get(name) ?? buildProgram(name)
  programs.set(name, built)
  return built
}

/** The writer in one file: hundreds of them are started, and this one is up in half the time. */
export const writerProgram = (): Promise<string> => program('writer')

/** The visitor in one file, which is read before it gives up root's rights. */
export const visitorProgram = (): Promise<string> => program('visitor')
