import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../../renderer/styles/screens')

/** Classes that a sheet lays down by themselves: `.tr-2 { … }`, not `.pb-line.tr-line` nor `.tbl .tr-acc`. */
function laidDown(css: string): ReadonlySet<string> {
  const plain = css.replaceAll(/\/\*[^]*?\*\//g, '')
  const names = new Set<string>()
  for (const [, selectors = ''] of plain.matchAll(/([^{}]+)\{/g))
    for (const selector of selectors.split(','))
      for (const [, name = ''] of selector.trim().matchAll(/^\.([a-z][\w]*-[\w-]+)/g)) names.add(name)
  return names
}

const sheets = readdirSync(folder)
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file, names: laidDown(readFileSync(join(folder, file), 'utf8')) }))

test('no two screens lay down the same class: one would draw the other', () => {
  const sheetByClass = new Map<string, string>()
  const twice: string[] = []
  for (const { file, names } of sheets)
    for (const name of names) {
      const other = sheetByClass.get(name)
      if (other !== undefined && file !== 'shared.css' && other !== 'shared.css')
        twice.push(`${name}: ${other} and ${file}`)
      sheetByClass.set(name, file)
    }
  expect(sheetByClass.size).toBeGreaterThan(100)
  expect(twice).toEqual([])
})

test('finds a class that two sheets lay down', () => {
  expect([
    ...laidDown('.tr-2 { a: b } @media (x) { .tr-2, .pb-line.tr-line { c: d } } /* .no-x {} */'),
  ]).toEqual(['tr-2', 'pb-line'])
})

/** Class to the properties it sets by itself, from the layer that stands above every screen. */
function utilitiesOf(css: string): ReadonlyMap<string, ReadonlySet<string>> {
  const layer = /@layer utilities \{([^]*?)\n\}/.exec(css)?.[1] ?? ''
  const found = new Map<string, ReadonlySet<string>>()
  for (const [, name = '', body = ''] of layer.matchAll(/\.([\w-]+) \{([^}]*)\}/g))
    found.set(name, new Set(propertiesOf(body)))
  return found
}

const propertiesOf = (body: string): readonly string[] =>
  body
    .split(';')
    .map((line) => line.split(':')[0]?.trim() ?? '')
    .filter((name) => name !== '')

/** Rules that set on a utility's element what the utility sets: they lose to it wherever they stand. */
function withoutEffect(css: string, utilities: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const plain = css.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/@layer utilities \{[^]*?\n\}/g, '')
  const found: string[] = []
  for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g))
    for (const selector of selectors.split(',')) {
      const last =
        selector
          .trim()
          .split(/[\s>+~]+/)
          .at(-1) ?? ''
      for (const [, name = ''] of last.matchAll(/\.([\w-]+)/g))
        for (const property of propertiesOf(body))
          if (utilities.get(name)?.has(property) === true) found.push(`${selector.trim()}: ${property}`)
    }
  return found
}

test('no screen sets what a utility above it sets on the same element', () => {
  const utilities = utilitiesOf(readFileSync(join(folder, '../base.css'), 'utf8'))
  expect([...utilities.keys()]).toContain('cut')
  for (const { file } of sheets)
    expect(withoutEffect(readFileSync(join(folder, file), 'utf8'), utilities), file).toEqual([])
})

test('finds a rule that has no effect', () => {
  const utilities = utilitiesOf('@layer utilities {\n  .t12 { font-size: 1px; line-height: 2px; }\n}')
  expect(
    withoutEffect('.br .t12, .x { font-size: 3px; color: red } .t12 b { font-size: 1px }', utilities),
  ).toEqual(['.br .t12: font-size'])
})
