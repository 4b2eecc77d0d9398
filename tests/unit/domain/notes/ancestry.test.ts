import { describe, expect, test } from 'vitest'
import { ancestryOf } from '../../../../shared/domain/notes/index.ts'

const link = (id: string, parents: readonly string[] = [], living = true) => ({ id, parents, living })

describe('VIS-6 the revisions of a note', () => {
  test('heads are what nothing living builds on, the common ancestor is the latest shared one', () => {
    const graph = ancestryOf([
      link('a'),
      link('b', ['a']),
      link('c', ['b']),
      link('d', ['b']),
      link('e', ['d']),
    ])
    expect(graph.heads).toEqual(['c', 'e'])
    expect(graph.commonAncestor('c', 'e')).toBe('b')
    expect(graph.commonAncestor('a', 'e')).toBe('a')
    expect(graph.includes('e', 'a')).toBe(true)
    expect(graph.includes('c', 'd')).toBe(false)
  })

  test('a merge has both as parents and is the only head', () => {
    const graph = ancestryOf([link('a'), link('b', ['a']), link('c', ['a']), link('m', ['b', 'c'])])
    expect(graph.heads).toEqual(['m'])
    expect(graph.commonAncestor('m', 'c')).toBe('c')
  })

  test('revisions of one moment may come in any order', () => {
    const graph = ancestryOf([
      link('m', ['b', 'c']),
      link('c', ['a']),
      link('b', ['a']),
      link('a'),
      link('n', ['m']),
    ])
    expect(graph.heads).toEqual(['n'])
    expect(graph.commonAncestor('m', 'n')).toBe('m')
    expect(graph.livingParents(['m', 'b'])).toEqual(['b', 'm'])
  })

  test('what was taken back still links: an editor that built on it goes on from what was before', () => {
    const graph = ancestryOf([link('a'), link('b', ['a'], false)])
    expect(graph.heads).toEqual(['a'])
    expect(graph.livingParents(['b'])).toEqual(['a'])
    expect(graph.livingParents(['b', 'unknown'])).toEqual(['a'])
    expect(ancestryOf([link('a'), link('x')]).commonAncestor('a', 'x')).toBeNull()
  })
})
