import { describe, expect, it } from 'vitest'
import { migrations } from '../../../migrations/index.ts'
import { readText } from './repository.ts'

/** `search_text`, `'search_text_idx'`: the tables of a schema as text. */
const tablesIn = (schema: string): readonly string[] =>
  [...schema.matchAll(/^CREATE (?:VIRTUAL )?TABLE '?(\w+)/gm)].map(([, name]) => name ?? '').sort()

/** `account ||--o{ visit : account_id`, as the diagrams write a foreign key. */
function referencesIn(schema: string): readonly string[] {
  // Columns that a later step added stand on the last line, before the bracket, one behind the other.
  const tables = [...schema.matchAll(/^CREATE TABLE (\w+) \(\n([\s\S]*?)\) STRICT/gm)]
  return tables
    .flatMap(([, table, body = '']) =>
      body.split(/\n|, (?=\w+ [A-Z])/).flatMap((line) => {
        const several = /FOREIGN KEY \(([^)]+)\) REFERENCES (\w+)/.exec(line)
        if (several) return [`${several[2]} ||--o{ ${table} : "${several[1]}"`]
        const one = /^\s*(\w+) .*\bREFERENCES (\w+)/.exec(line)
        return one ? [`${one[2]} ${line.includes('NOT NULL') ? '||' : '|o'}--o{ ${table} : ${one[1]}`] : []
      }),
    )
    .sort()
}

const describedIn = (page: string): readonly string[] =>
  [...page.matchAll(/^\| `(\w+)` +\| \S/gm)].map(([, name]) => name ?? '').sort()

const drawnIn = (page: string): readonly string[] =>
  [...page.matchAll(/^```mermaid\n([\s\S]*?)^```/gm)]
    .flatMap(([, diagram = '']) => diagram.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.includes('--'))
    .sort()

const page = readText('docs/data-model.md')
const newest = migrations.at(-1)
const schema = readText(
  `migrations/snapshots/${String(newest?.version).padStart(4, '0')}-${newest?.name}.sql`,
)

describe('docs/data-model.md', () => {
  it('describes every table of the schema, once, and none besides', () => {
    expect(tablesIn(schema)).toContain('account')
    expect(describedIn(page)).toEqual(tablesIn(schema))
  })

  it('draws every foreign key of the schema, and none besides', () => {
    expect(referencesIn(schema)).toContain('account ||--o{ visit : account_id')
    expect(drawnIn(page)).toEqual(referencesIn(schema))
  })

  it('finds tables and foreign keys in a text', () => {
    const planted = `CREATE TABLE a (
  id TEXT PRIMARY KEY NOT NULL,
  b_id TEXT REFERENCES b(id),
  c_id TEXT NOT NULL REFERENCES c (id) ON DELETE CASCADE,
  FOREIGN KEY (dev, seq) REFERENCES d (dev, seq)
) STRICT;

CREATE VIRTUAL TABLE e USING fts5 (title);

CREATE TABLE 'e_idx'(segid, term);
`
    expect(tablesIn(planted)).toEqual(['a', 'e', 'e_idx'])
    expect(referencesIn(planted)).toEqual([
      'b |o--o{ a : b_id',
      'c ||--o{ a : c_id',
      'd ||--o{ a : "dev, seq"',
    ])
  })
})
