import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { hostWordsSchema, languages, themes } from '../../shared/rpc/host-contract.ts'
import { placeSchema } from './window-place.ts'

/** What the shell must know before the store is open. Nothing of customers. */
const preferencesSchema = z.object({
  version: z.literal(1),
  theme: z.enum(themes),
  language: z.enum(languages),
  words: hostWordsSchema.nullable(),
  /** Window places by arrangement of displays, the last used last. */
  places: z.record(z.string().max(500), placeSchema),
})

export type PreferencesData = z.output<typeof preferencesSchema>

const fresh: PreferencesData = { version: 1, theme: 'system', language: 'zh-CN', words: null, places: {} }
const mostPlaces = 12

export interface Preferences {
  readonly data: PreferencesData
  /** Keeps a change; a disk that refuses costs a window's place, not the work. */
  change(change: Partial<Omit<PreferencesData, 'version'>>): void
}

/** A file that is missing, damaged or of another version counts as none: nothing in it is worth a question. */
function read(file: string): PreferencesData {
  try {
    const parsed = preferencesSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : fresh
  } catch {
    return fresh
  }
}

export function openPreferences(file: string, report: (error: unknown) => void): Preferences {
  let data = read(file)
  return {
    get data() {
      return data
    },
    change(change) {
      const places = Object.fromEntries(Object.entries(change.places ?? data.places).slice(-mostPlaces))
      data = { ...data, ...change, places }
      try {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
        writeFileSync(`${file}.new`, JSON.stringify(data), { mode: 0o600 })
        renameSync(`${file}.new`, file)
      } catch (error) {
        report(error)
      }
    },
  }
}
