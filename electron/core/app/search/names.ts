import { pinyin } from 'pinyin-pro'
import { fold } from './fold.ts'

/** How a name is found: folded, by full pinyin, by initials. Kept in `name_key`. */
export interface NameKeys {
  readonly folded: string
  /** Syllables without tones, space between them; Latin parts as they are. */
  readonly syllables: string
  readonly pinyin: string
  readonly initials: string
}

const hasHan = /\p{Script=Han}/u

/**
 * The keys of a name. `reading` is the pinyin a person typed for a name with several readings and wins;
 * for people the first character is read as a surname (单 shàn, 曾 zēng).
 */
export function nameKeys(name: string, kind: 'account' | 'person', reading: string | null = null): NameKeys {
  const folded = fold(name.trim())
  const spoken = reading !== null && reading.trim() !== '' ? reading.trim().toLowerCase() : null
  const syllables =
    spoken !== null
      ? spoken.split(/[\s'’·-]+/).filter((part) => part !== '')
      : hasHan.test(folded)
        ? pinyin(folded, {
            toneType: 'none',
            type: 'array',
            surname: kind === 'person' ? 'head' : 'off',
            nonZh: 'consecutive',
            v: true,
          })
            .map((part) => part.trim())
            .filter((part) => part !== '')
        : folded.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
  const clean = syllables.map((part) => part.replace(/[^\p{L}\p{N}]/gu, '')).filter((part) => part !== '')
  return {
    folded,
    syllables: clean.join(' '),
    pinyin: clean.join(''),
    initials: clean.map((part) => Array.from(part)[0]).join(''),
  }
}
