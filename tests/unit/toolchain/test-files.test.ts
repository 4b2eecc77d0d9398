import { describe, expect, it } from 'vitest'
import { filesLike, readText } from './repository.ts'

const testFiles = filesLike('tests/**/*.test.ts', 'tests/**/*.test.tsx')

/** The text without comments and strings, in which only code is left to look at. Regular expressions stay. */
const codeOf = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''")

const asserts = /\b(?:expect|assert|expectTypeOf)\w*\s*(?:\.\w+\s*)*\(|\bfc\.assert\s*\(/
const switchedOff =
  /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:skip|only|todo|fails|skipIf|runIf)\b|\bx(?:it|describe|test)\s*\(/

describe('test files', () => {
  it('are there', () => {
    expect(testFiles.length).toBeGreaterThan(5)
  })

  it('all assert something', () => {
    expect(testFiles.filter((path) => !asserts.test(codeOf(readText(path))))).toEqual([])
  })

  it('switch nothing off', () => {
    expect(testFiles.filter((path) => switchedOff.test(codeOf(readText(path))))).toEqual([])
  })

  it('are all in a project that some command runs', () => {
    const projects = [
      'unit',
      'contract',
      'sync',
      'integration',
      'migrations',
      'shell',
      'renderer',
      'e2e',
      'faults',
    ]
    const folder = (path: string): string => path.split('/')[1] ?? ''
    expect(testFiles.filter((path) => !projects.includes(folder(path)))).toEqual([])
    // Only the renderer's tests are run with a page.
    expect(testFiles.filter((path) => path.endsWith('.tsx') && folder(path) !== 'renderer')).toEqual([])
  })
})

describe('this check', () => {
  it.each([
    ['it.skip(name, run)', true],
    ['describe.only(name, run)', true],
    ['it.todo(name)', true],
    ['describe.skip.each(rows)(name, run)', true],
    ['it.runIf(linux)(name, run)', true],
    ['xit(name, run)', true],
    ["it('does not skip', run) // it.skip", false],
    ['/* describe.only */ it(name, run)', false],
    ["it('it.only', run)", false],
    ['list.only(3)', false],
  ])('of %s: switched off %s', (source, found) => {
    expect(switchedOff.test(codeOf(source))).toBe(found)
  })

  it.each([
    ['expect(one).toBe(1)', true],
    ['await expect.poll(read).toBe(1)', true],
    ['fc.assert(property)', true],
    ['assertStore(store)', true],
    ['// expect(one).toBe(1)', false],
    ["it('expect(1)', () => {})", false],
  ])('of %s: asserts %s', (source, found) => {
    expect(asserts.test(codeOf(source))).toBe(found)
  })
})
