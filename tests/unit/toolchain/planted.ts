/**
 * One file per way of breaking a rule, and files that are close to breaking one and must not be reported.
 * Written into a copy of the repository's frame by lint.test.ts.
 */
export interface Planted {
  readonly path: string
  readonly source: string
}

export interface Violation extends Planted {
  readonly rule: string
  /** What the message has to say, where one rule has several reasons. */
  readonly says?: RegExp
}

const layer = (path: string, specifier: string, says: RegExp): Violation => ({
  rule: 'house/layers',
  path,
  source: `import { thing } from '${specifier}'\nexport const used = thing`,
  says,
})

const home = (path: string, specifier: string, says: RegExp): Violation => ({
  rule: 'house/package-homes',
  path,
  source: `import * as thing from '${specifier}'\nexport const used = thing`,
  says,
})

export const violations: readonly Violation[] = [
  layer('shared/kernel/planted-domain.ts', '../domain/thing.ts', /shared\/kernel\/ may import only itself$/m),
  layer('shared/domain/planted-contract.ts', '../contract/thing.ts', /shared\/domain\/ may import only/),
  layer('shared/sync/planted-rpc.ts', '../rpc/thing.ts', /shared\/sync\/ may import only/),
  layer('shared/rpc/planted-core.ts', '../../electron/core/thing.ts', /shared\/rpc\/ may import only/),
  layer(
    'shared/contract/planted-renderer.ts',
    '../../renderer/ui/thing.ts',
    /shared\/contract\/ may import only/,
  ),
  layer('electron/core/app/planted-host.ts', '../../main/thing.ts', /electron\/core\/ may import only/),
  layer(
    'electron/core/app/planted-loopback.ts',
    '../../loopback/thing.ts',
    /electron\/core\/ may import only/,
  ),
  layer('electron/preload/planted-core.ts', '../core/thing.ts', /electron\/preload\/ may import only/),
  layer('electron/main/planted-renderer.ts', '../../renderer/app/thing.ts', /electron\/ may import only/),
  layer('electron/main/planted-test.ts', '../../tests/support/thing.ts', /nothing imports tests/),
  layer('renderer/app/planted-core.ts', '../../electron/core/thing.ts', /renderer\/ may import only/),
  layer('renderer/app/planted-deep.ts', '../features/accounts/grid.ts', /only through its index\.ts/),
  layer('renderer/ui/planted-app.ts', '../app/thing.ts', /renderer\/ui\/ may import only/),
  layer(
    'renderer/features/notes/planted-peer.ts',
    '../accounts/index.ts',
    /features do not import each other/,
  ),
  layer(
    'renderer/features/notes/planted-test.ts',
    '../../../tests/support/thing.ts',
    /nothing imports tests/,
  ),
  layer('migrations/planted-kernel.ts', '../shared/kernel/thing.ts', /migrations\/ may import only itself$/m),
  layer(
    'migrations/planted-core.ts',
    '../electron/core/store/thing.ts',
    /migrations\/ may import only itself$/m,
  ),
  layer('renderer/app/planted-bare.ts', './thing', /with its extension/),
  {
    rule: 'house/layers',
    path: 'shared/kernel/planted-type.ts',
    source: `import type { Thing } from '../domain/thing.ts'\nexport type Used = Thing`,
  },
  {
    rule: 'house/layers',
    path: 'shared/kernel/planted-export.ts',
    source: `export * from '../domain/thing.ts'`,
  },
  {
    rule: 'house/layers',
    path: 'renderer/app/planted-dynamic.ts',
    source: `export const load = () => import('../features/accounts/grid.ts')`,
  },

  home('electron/main/planted-window.ts', 'electron', /electron is not imported from/),
  home('electron/core/app/planted-electron.ts', 'electron', /electron is not imported from/),
  home('electron/core/app/planted-sqlite.ts', 'better-sqlite3', /better-sqlite3 is not imported from/),
  home('electron/loopback/planted-sqlite.ts', 'better-sqlite3', /better-sqlite3 is not imported from/),
  home('renderer/features/accounts/planted-zustand.ts', 'zustand', /zustand is not imported from/),
  home('renderer/app/planted-zustand.ts', 'zustand/middleware', /zustand is not imported from/),
  home('renderer/app/planted-opencc.ts', 'opencc-js', /opencc-js is not imported from/),
  home('renderer/app/planted-node.ts', 'node:fs', /exists only in Node/),
  home('shared/domain/planted-node.ts', 'crypto', /exists only in Node/),
  home('shared/domain/planted-react.ts', 'react', /uses only zod/),
  home('migrations/planted-zod.ts', 'zod', /stand alone/),
  home('electron/core/app/planted-react.ts', 'react', /knows neither React/),
  home('electron/core/exchange/planted-exceljs.ts', 'exceljs', /exceljs is not imported from/),

  {
    rule: 'import/no-cycle',
    path: 'shared/domain/planted-egg.ts',
    source: `import { hen } from './planted-hen.ts'\nexport const egg = (): number => hen()`,
  },
  {
    rule: 'import/no-cycle',
    path: 'shared/domain/planted-hen.ts',
    source: `import { egg } from './planted-egg.ts'\nexport const hen = (): number => egg()`,
  },
  {
    rule: 'import/no-self-import',
    path: 'shared/domain/planted-self.ts',
    source: `import { self } from './planted-self.ts'\nexport const again = () => self\nexport const self = 1`,
  },
  { rule: 'import/no-default-export', path: 'shared/domain/planted-default.ts', source: 'export default 1' },

  {
    rule: 'house/no-ambient-chance',
    path: 'shared/domain/planted-now.ts',
    source: 'export const now = () => Date.now()',
    says: /Clock/,
  },
  {
    rule: 'house/no-ambient-chance',
    path: 'electron/core/app/planted-date.ts',
    source: 'export const now = () => new Date()',
    says: /Clock/,
  },
  {
    rule: 'house/no-ambient-chance',
    path: 'renderer/app/planted-dice.ts',
    source: 'export const dice = () => Math.random()',
    says: /Random/,
  },
  {
    rule: 'house/no-ambient-chance',
    path: 'electron/core/store/planted-bytes.ts',
    source: `import { randomBytes } from 'node:crypto'\nexport const key = () => randomBytes(32)`,
    says: /Random/,
  },
  {
    rule: 'house/no-ambient-chance',
    path: 'renderer/app/planted-uuid.ts',
    source: 'export const id = () => crypto.randomUUID()',
    says: /Random/,
  },
  {
    rule: 'house/no-ambient-chance',
    path: 'electron/host/planted-handed-on.ts',
    source: 'export const clock = { now: Date.now }',
    says: /hosts/,
  },
  {
    rule: 'house/no-day-from-text',
    path: 'shared/domain/planted-day.ts',
    source: `export const day = new Date('2026-11-21')`,
  },

  {
    rule: 'house/ime-guard',
    path: 'renderer/ui/planted-enter.ts',
    source: `export const onKey = (event: KeyboardEvent, save: () => void) => {\n  if (event.key === 'Enter') save()\n}`,
  },
  {
    rule: 'house/ime-guard',
    path: 'renderer/ui/planted-escape.ts',
    source: `export const onKey = (event: { nativeEvent: KeyboardEvent }) => 'Escape' === event.nativeEvent.key`,
  },
  {
    rule: 'house/ime-guard',
    path: 'renderer/ui/planted-switch.ts',
    source: `export function onKey(event: KeyboardEvent): number {\n  switch (event.key) {\n    case 'ArrowDown':\n      return 1\n    default:\n      return 0\n  }\n}`,
  },
  {
    rule: 'house/ime-guard',
    path: 'renderer/ui/planted-includes.ts',
    source: `export const acts = (event: KeyboardEvent) => ['Enter', ' '].includes(event.key)`,
  },
  {
    rule: 'house/ime-guard',
    path: 'renderer/ui/planted-letter.ts',
    source: `export const onKey = (e: KeyboardEvent) => e.key.toLowerCase() === 'k'`,
  },
  {
    rule: 'house/ime-guard',
    path: 'renderer/ui/planted-code.ts',
    source: 'export const onKey = (event: KeyboardEvent) => event.keyCode === 13',
  },
  {
    rule: 'house/ime-guard',
    path: 'renderer/ui/planted-destructured.ts',
    source: `export const onKey = ({ key }: KeyboardEvent) => key === 'Enter'`,
  },
  {
    rule: 'house/ime-guard',
    path: 'renderer/ui/planted-other-guarded.ts',
    source: `declare const isImeKey: (event: KeyboardEvent) => boolean\nexport const first = (event: KeyboardEvent) => !isImeKey(event)\nexport const second = (event: KeyboardEvent) => event.key === 'Tab'`,
  },

  {
    rule: 'house/ime-guard',
    path: 'renderer/ui/planted-sibling.tsx',
    source: [
      'declare const isImeKey: (event: unknown) => boolean',
      'export function Box() {',
      '  const guarded = (event: { key: string }) => !isImeKey(event)',
      `  const bare = (event: { key: string }) => event.key === 'Enter'`,
      '  return <p onKeyDown={guarded} onKeyUp={bare} />',
      '}',
    ].join('\n'),
  },
  {
    rule: 'house/ime-guard',
    path: 'renderer/ui/planted-called-and-handed-on.tsx',
    source: [
      'declare const isImeKey: (event: unknown) => boolean',
      'export function Box() {',
      `  const press = (event: { key: string }) => event.key === 'Enter'`,
      '  const guarded = (event: { key: string }) => !isImeKey(event) && press(event)',
      '  return <p onKeyDown={guarded} onKeyUp={press} />',
      '}',
    ].join('\n'),
  },

  {
    rule: 'house/no-raw-text',
    path: 'renderer/features/notes/planted-chinese.tsx',
    source: 'export const Title = () => <h1>拜访记录</h1>',
  },
  {
    rule: 'house/no-raw-text',
    path: 'renderer/features/notes/planted-latin.tsx',
    source: 'export const Title = ({ many }: { many: boolean }) => <p>{many ? `${1} notes` : 3}</p>',
  },
  {
    rule: 'house/no-raw-text',
    path: 'renderer/features/notes/planted-label.tsx',
    source: 'export const Search = () => <input aria-label="search" />',
  },
  {
    rule: 'house/no-raw-text',
    path: 'renderer/features/notes/planted-placeholder.tsx',
    source: `export const Search = ({ name }: { name?: string }) => <input placeholder={name ?? '名称'} />`,
  },

  {
    rule: 'house/no-raw-html',
    path: 'renderer/ui/planted-inner.ts',
    source: 'export const show = (element: Element, text: string) => {\n  element.innerHTML = text\n}',
  },
  {
    rule: 'house/no-raw-html',
    path: 'renderer/ui/planted-adjacent.ts',
    source: `export const show = (element: Element, text: string) => element.insertAdjacentHTML('beforeend', text)`,
  },
  {
    rule: 'house/no-raw-html',
    path: 'renderer/ui/planted-danger.tsx',
    source:
      'export const Show = ({ html }: { html: string }) => <p dangerouslySetInnerHTML={{ __html: html }} />',
  },
  {
    rule: 'no-restricted-imports',
    path: 'renderer/app/planted-lazy.ts',
    source: "import { lazy } from 'react'\nexport const used = lazy",
  },
  {
    rule: 'react/no-danger',
    path: 'renderer/ui/planted-danger.tsx',
    source:
      'export const Show = ({ html }: { html: string }) => <p dangerouslySetInnerHTML={{ __html: html }} />',
  },
  {
    rule: 'house/no-bare-ipc',
    path: 'electron/main/planted-handle.ts',
    source: `export const open = (api: { ipcMain: { handle(name: string, run: () => void): void } }) => api.ipcMain.handle('x', () => {})`,
  },
  {
    rule: 'house/no-bare-ipc',
    path: 'electron/main/planted-on.ts',
    source: `export const open = (ipc: { on(name: string, run: () => void): void }) => ipc.on('x', () => {})`,
  },
  {
    rule: 'house/no-interface-prefix',
    path: 'shared/domain/planted-prefix.ts',
    source: 'export interface IClock {\n  now(): number\n}',
  },
  { rule: 'house/no-vague-names', path: 'shared/domain/utils.ts', source: 'export const one = 1' },
  { rule: 'house/no-vague-names', path: 'renderer/app/helpers/one.ts', source: 'export const one = 1' },

  {
    rule: 'eqeqeq',
    path: 'shared/domain/planted-equals.ts',
    source: 'export const same = (a: string) => a == "1"',
  },
  {
    rule: 'no-var',
    path: 'shared/domain/planted-var.ts',
    source: 'export function one() {\n  var a = 1\n  return a\n}',
  },
  {
    rule: 'prefer-const',
    path: 'shared/domain/planted-let.ts',
    source: 'export function one() {\n  let a = 1\n  return a\n}',
  },
  {
    rule: 'no-throw-literal',
    path: 'shared/domain/planted-throw.ts',
    source: `export const stop = () => {\n  throw 'no'\n}`,
  },
  {
    rule: 'no-unused-vars',
    path: 'shared/domain/planted-unused.ts',
    source: 'const unused = 1\nexport const used = 2',
  },
  {
    rule: 'no-console',
    path: 'electron/core/app/planted-console.ts',
    source: `export const log = () => console.log('x')`,
  },
  {
    rule: 'typescript/ban-ts-comment',
    path: 'shared/domain/planted-ignore.ts',
    source: `// @ts-ignore\nexport const wrong: number = 'x'`,
  },
  {
    rule: 'typescript/consistent-type-imports',
    path: 'shared/domain/planted-value-import.ts',
    source: `import { Day } from './day.ts'\nexport type Today = Day`,
  },
  {
    rule: 'typescript/no-explicit-any',
    path: 'shared/domain/planted-any.ts',
    source: 'export const any: any = 1',
  },
  {
    rule: 'typescript/no-misused-promises',
    path: 'shared/domain/planted-misused.ts',
    source: 'export const ask = async () => true\nexport const wrong = () => (ask() ? 1 : 2)',
  },
  {
    rule: 'typescript/no-floating-promises',
    path: 'shared/domain/planted-floating.ts',
    source: 'export const ask = async () => true\nexport function wrong() {\n  ask()\n}',
  },
  {
    rule: 'typescript/switch-exhaustiveness-check',
    path: 'shared/domain/planted-switch.ts',
    source: `export function name(kind: 'a' | 'b'): string | undefined {\n  switch (kind) {\n    case 'a':\n      return 'A'\n  }\n}`,
  },
  {
    rule: 'react/rules-of-hooks',
    path: 'renderer/ui/planted-hooks.tsx',
    source: `import { useState } from 'react'\nexport function Box({ open }: { open: boolean }) {\n  if (open) useState(1)\n  return null\n}`,
  },
  {
    rule: 'vitest/no-focused-tests',
    path: 'tests/unit/planted-only.test.ts',
    source: `import { expect, it } from 'vitest'\nit.only('one', () => {\n  expect(1).toBe(1)\n})`,
  },
  {
    rule: 'vitest/no-disabled-tests',
    path: 'tests/unit/planted-skip.test.ts',
    source: `import { expect, it } from 'vitest'\nit.skip('one', () => {\n  expect(1).toBe(1)\n})`,
  },
]

const imports = (path: string, ...specifiers: readonly string[]): Planted => ({
  path,
  source: specifiers
    .map(
      (specifier, index) =>
        `import * as thing${index} from '${specifier}'\nexport const used${index} = thing${index}`,
    )
    .join('\n'),
})

export const allowedFiles: readonly Planted[] = [
  { path: 'shared/kernel/thing.ts', source: 'export const thing = 1\nexport type Thing = typeof thing' },
  { path: 'shared/domain/thing.ts', source: 'export const thing = 1\nexport type Thing = typeof thing' },
  { path: 'shared/domain/day.ts', source: 'export type Day = string' },
  imports('shared/contract/quiet.ts', '../kernel/thing.ts', '../domain/thing.ts', 'zod'),
  imports(
    'electron/core/store/quiet.ts',
    '../../../shared/kernel/thing.ts',
    'better-sqlite3',
    'node:fs',
    'kysely',
  ),
  imports('electron/main/index.ts', 'electron', '../core/store/quiet.ts', '../../shared/kernel/thing.ts'),
  {
    path: 'electron/main/quiet-type.ts',
    source: `import type { BrowserWindow } from 'electron'\nexport type Close = Pick<BrowserWindow, 'close'>\nexport type ElectronApi = Pick<typeof import('electron'), 'app'>`,
  },
  {
    path: 'renderer/features/accounts/index.ts',
    source: `export { grid } from './grid.ts'`,
  },
  { path: 'renderer/features/accounts/grid.ts', source: 'export const grid = 1' },
  imports(
    'renderer/app/quiet-routes.ts',
    '../features/accounts/index.ts',
    '../../shared/domain/thing.ts',
    'wouter',
  ),
  imports('renderer/app/stores/quiet.ts', 'zustand', '../../../shared/kernel/thing.ts'),
  imports(
    'tests/unit/quiet.ts',
    '../../renderer/features/accounts/grid.ts',
    '../../electron/main/quiet-type.ts',
    'node:fs',
  ),
  {
    path: 'shared/domain/quiet-left.ts',
    source: `import type { Right } from './quiet-right.ts'\nexport interface Left {\n  readonly right: Right\n}`,
  },
  {
    path: 'shared/domain/quiet-right.ts',
    source: `import type { Left } from './quiet-left.ts'\nexport interface Right {\n  readonly left: Left\n}`,
  },
  {
    path: 'electron/main/ipc.ts',
    source: `export const open = (ipcMain: { on(name: string, run: () => void): void }) => ipcMain.on('x', () => {})`,
  },
  { path: 'electron/loopback/quiet-clock.ts', source: 'export const clock = { now: () => Date.now() }' },
  {
    path: 'shared/domain/quiet-date.ts',
    source:
      'export const iso = (instant: number): string => new Date(instant).toISOString()\nexport const at = Date.UTC(2026, 10, 21)',
  },
  {
    path: 'renderer/ui/quiet-keys.ts',
    source: [
      'interface Entry {\n  readonly key: string\n}',
      'declare const isImeKey: (event: KeyboardEvent) => boolean',
      `export const named = (entry: Entry) => entry.key === 'amount'`,
      `export const listed = (key: string) => key === 'Enter'`,
      `export const onKey = (event: KeyboardEvent, save: () => void) => {\n  if (isImeKey(event)) return\n  if (event.key === 'Enter') save()\n}`,
      `const isPress = (event: KeyboardEvent) => event.key === 'Enter' || event.key === ' '`,
      'const step = (event: KeyboardEvent) => (isPress(event) ? 1 : 2)',
      'export const onStep = (event: KeyboardEvent) => (isImeKey(event) ? 0 : step(event))',
      `export const onRaw = (event: KeyboardEvent) => !event.isComposing && event.key === 'Escape'`,
    ].join('\n'),
  },
  {
    path: 'renderer/ui/quiet-text.tsx',
    source: [
      'interface Props {\n  readonly t: (key: string) => string\n  readonly name: string\n}',
      `export const Quiet = ({ t, name }: Props) => (\n  <p title={t('notes.title')} className="note">\n    {t('notes.title')} · {name} / 12 % <kbd>Ctrl</kbd>\n  </p>\n)`,
    ].join('\n'),
  },
]
