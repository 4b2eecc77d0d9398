import {
  checkHasLimit,
  type PlaybookRole,
  playbookTexts,
  type StageRule,
} from '../../../shared/domain/playbooks/index.ts'
import { currentLanguage, type Translate } from '../../i18n/index.ts'

/** A rule of a stage in words, with the number it brings along: `席位用得够（至少 60%）`. */
export function ruleWords(rule: StageRule, t: Translate): string {
  if (rule.check === 'confirmed') return rule.text
  const words = checkWords(rule.check)
  return checkHasLimit(rule.check)
    ? t('playbooks.limited', {
        words,
        limit: t(`playbooks.limit.${limitKind(rule.check)}`, { count: rule.limit ?? 1 }),
      })
    : words
}

/** What the shipped texts call a check, in the language on screen. */
export const checkWords = (check: string): string => playbookTexts(currentLanguage()).checks[check] ?? check

export const roleWords = (role: PlaybookRole): string => playbookTexts(currentLanguage()).roles[role] ?? role

const limitKind = (check: string): 'percent' | 'days' | 'count' =>
  check === 'seat_use' ? 'percent' : check.endsWith('_within') ? 'days' : 'count'
