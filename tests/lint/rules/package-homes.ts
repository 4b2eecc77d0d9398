import { builtinModules } from 'node:module'
import { problem } from './rule.ts'
import { onEachImport, pathOf, targetOf } from './source-paths.ts'

interface Home {
  readonly paths: readonly RegExp[]
  /** Where a type, which is erased, may be named as well. */
  readonly types?: readonly RegExp[]
}

const core = /^electron\/core\//
const tests = /^tests\//

/** Packages that live in one place, so that replacing one means editing one folder. */
const homes: Readonly<Record<string, Home>> = {
  electron: {
    paths: [/^electron\/(?:main|preload)\/index\.ts$/],
    types: [/^electron\/(?:main|preload)\//, tests],
  },
  'better-sqlite3': { paths: [/^electron\/core\/store\//, tests] },
  zustand: { paths: [/^renderer\/app\/stores\//, tests] },
  kysely: { paths: [core, /^migrations\//, tests] },
  xlsx: { paths: [/^electron\/core\/exchange\//, tests] },
  docx: { paths: [/^electron\/core\/exchange\//, tests] },
  papaparse: { paths: [/^electron\/core\/exchange\//, tests] },
  'opencc-js': { paths: [core, tests] },
  'pinyin-pro': { paths: [core, tests] },
  ws: { paths: [/^electron\/loopback\//, tests] },
  exceljs: { paths: [tests] },
  minisearch: { paths: [tests] },
  jsdom: { paths: [tests] },
  vite: { paths: [tests, /^vite[^/]*\.config\.ts$/, /^electron\/[^/]+\.ts$/] },
  vitest: { paths: [tests, /^vitest\.config\.ts$/] },
}

/** What a whole folder may take from outside. Folders not named are free. */
const diets: readonly { readonly path: RegExp; readonly packages: RegExp; readonly say: string }[] = [
  {
    path: /^shared\//,
    packages: /^(?:zod|big\.js|node-diff3)$/,
    say: 'shared/ uses only zod, big.js and node-diff3',
  },
  { path: /^migrations\//, packages: /^kysely$/, say: 'migrations are frozen once released and stand alone' },
  {
    path: core,
    packages: /^(?!react(?:-|$)|electron(?:-|$)|ws$)/,
    say: 'the core knows neither React, Electron nor HTTP',
  },
]

const builtins = new Set(builtinModules)
const isNodeModule = (name: string): boolean => name.startsWith('node:') || builtins.has(name)
const noNode = /^(?:shared|renderer|migrations)\//

/** Why a file may not import a package, or null when it may. */
export function packageViolation(from: string, name: string, typeOnly: boolean): string | null {
  if (isNodeModule(name)) {
    return noNode.test(from) && !tests.test(from)
      ? `${name} exists only in Node; ${from} does not run there alone`
      : null
  }
  const home = homes[name]
  if (home && !home.paths.some((path) => path.test(from))) {
    if (!typeOnly || !home.types?.some((path) => path.test(from)))
      return `${name} is not imported from ${from}`
  }
  const diet = diets.find(({ path, packages }) => path.test(from) && !packages.test(name))
  return diet ? `${diet.say}, not ${name}` : null
}

export const packageHomes = problem((context) => {
  const from = pathOf(context)
  return onEachImport((specifier, node, typeOnly) => {
    const target = targetOf(from, specifier)
    if (target.kind !== 'package') return
    const reason = packageViolation(from, target.name, typeOnly)
    if (reason !== null) context.report({ node, message: reason })
  })
})
