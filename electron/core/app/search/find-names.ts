import type { CallOutput } from '../../../../shared/contract/index.ts'
import type { ReadStore } from '../../store/index.ts'
import { fold } from './fold.ts'

type NameHit = CallOutput<'search.names'>['hits'][number]

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

const namesSql = `
  WITH asked (folded, spoken, folded_start, spoken_start) AS (VALUES (?, ?, ?, ?))
  SELECT k.kind, k.record_id AS id, k.folded,
    coalesce(a.name, p.name) AS title,
    coalesce(CASE WHEN k.kind = 'account' THEN a.city ELSE trim(coalesce(pa.name, '') || ' ' || coalesce(p.title, '')) END, '') AS detail,
    CASE WHEN k.kind = 'account' THEN k.record_id ELSE p.account_id END AS account_id,
    CASE WHEN k.folded = asked.folded THEN 0 WHEN k.initials = asked.spoken THEN 1 WHEN k.folded LIKE asked.folded_start ESCAPE '\\' THEN 2
      WHEN k.initials LIKE asked.spoken_start ESCAPE '\\' THEN 3 WHEN k.pinyin LIKE asked.spoken_start ESCAPE '\\' THEN 4 ELSE 5 END AS place,
    r.at AS touched
  FROM asked, name_key k
  LEFT JOIN account a ON k.kind = 'account' AND a.id = k.record_id
  LEFT JOIN person p ON k.kind = 'person' AND p.id = k.record_id
  LEFT JOIN account pa ON pa.id = p.account_id
  LEFT JOIN recent r ON r.kind = k.kind AND r.record_id = k.record_id
  WHERE k.folded LIKE '%' || asked.folded_start ESCAPE '\\' OR k.initials LIKE asked.spoken_start ESCAPE '\\' OR k.pinyin LIKE asked.spoken_start ESCAPE '\\'
  ORDER BY place, touched DESC, length(k.folded), k.record_id LIMIT ?`

const titlesSql = `
  WITH asked (part) AS (VALUES (?))
  SELECT 'requirement' AS kind, id, code || ' ' || title AS title, state AS detail, NULL AS account_id, created_at AS at FROM asked, requirement
  WHERE deleted_at IS NULL AND (title LIKE asked.part ESCAPE '\\' OR code LIKE asked.part ESCAPE '\\')
  UNION ALL
  SELECT 'note', n.id, n.title, coalesce(a.name, ''), n.account_id, n.happened_at FROM asked, note n LEFT JOIN account a ON a.id = n.account_id
  WHERE n.deleted_at IS NULL AND n.title LIKE asked.part ESCAPE '\\'
  ORDER BY at DESC LIMIT ?`

const recentSql = `
  SELECT r.kind, r.record_id AS id, coalesce(a.name, p.name, n.title, q.code || ' ' || q.title) AS title,
    coalesce(a.city, pa.name, na.name, '') AS detail,
    CASE r.kind WHEN 'account' THEN a.id WHEN 'person' THEN p.account_id WHEN 'note' THEN n.account_id END AS account_id
  FROM recent r
  LEFT JOIN account a ON r.kind = 'account' AND a.id = r.record_id AND a.deleted_at IS NULL
  LEFT JOIN person p ON r.kind = 'person' AND p.id = r.record_id AND p.deleted_at IS NULL
  LEFT JOIN account pa ON pa.id = p.account_id
  LEFT JOIN note n ON r.kind = 'note' AND n.id = r.record_id AND n.deleted_at IS NULL
  LEFT JOIN account na ON na.id = n.account_id
  LEFT JOIN requirement q ON r.kind = 'requirement' AND q.id = r.record_id AND q.deleted_at IS NULL
  WHERE coalesce(a.id, p.id, n.id, q.id) IS NOT NULL
  ORDER BY r.at DESC LIMIT ?`

interface Row {
  readonly kind: NameHit['kind']
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly account_id: string | null
}

const toHit = (row: Row, folded: string): NameHit => {
  const at = folded === '' ? -1 : fold(row.title).indexOf(folded)
  return {
    kind: row.kind,
    id: row.id,
    title: row.title,
    detail: row.detail,
    accountId: row.account_id,
    marks: at < 0 ? [] : [[at, at + folded.length]],
  }
}

/** The palette: names by characters, full pinyin and initials; recents when nothing is typed. */
export function findNames(read: ReadStore, text: string, limit: number): CallOutput<'search.names'> {
  const folded = fold(text.trim())
  if (folded === '') return { hits: read.rows<Row>(recentSql, limit).map((row) => toHit(row, '')) }
  const spoken = folded.replace(/[\s'’]+/g, '')
  const names = read.rows<Row>(
    namesSql,
    folded,
    spoken,
    `${escapeLike(folded)}%`,
    `${escapeLike(spoken)}%`,
    limit,
  )
  const titles =
    names.length < limit
      ? read.rows<Row>(titlesSql, `%${escapeLike(text.trim())}%`, limit - names.length)
      : []
  return { hits: [...names, ...titles].map((row) => toHit(row, folded)) }
}
