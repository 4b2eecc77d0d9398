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
