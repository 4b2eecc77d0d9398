import { checkHasLimit, playbookTexts, type StageRule } from '../../../../../shared/domain/playbooks/index.ts'
import type { ExportWords } from '../words.ts'

/** A rule of a stage in words, with the number it brings along: `席位使用率达到要求（至少 60%）`. */
export function ruleWords(rule: StageRule, words: ExportWords): string {
  if (rule.check === 'confirmed') return rule.text
  const { check, limit: count = 1 } = rule
  const said = playbookTexts(words.language).checks[check] ?? check
  if (!checkHasLimit(check)) return said
  const unit =
    check === 'seat_use'
      ? 'limitPercent'
      : !check.endsWith('_within')
        ? 'limitCount'
        : count === 1
          ? 'limitDay'
          : 'limitDays'
  return words.phrase('checkLimited', { words: said, limit: words.phrase(unit, { count }) })
}
