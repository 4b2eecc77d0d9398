import type { Rule } from './rules/rule.ts'
import { keyHandlersAskTheInputMethod } from './rules/ime-guard.ts'
import { layers } from './rules/layers.ts'
import { noAmbientChance } from './rules/no-ambient-chance.ts'
import { noBareIpc } from './rules/no-bare-ipc.ts'
import { noDayFromText } from './rules/no-day-from-text.ts'
import { noInterfacePrefix } from './rules/no-interface-prefix.ts'
import { noRawHtml } from './rules/no-raw-html.ts'
import { noRawText } from './rules/no-raw-text.ts'
import { noVagueNames } from './rules/no-vague-names.ts'
import { packageHomes } from './rules/package-homes.ts'

/** The house rules of docs/ARCHITECTURE.md that no built-in rule of oxlint covers. Loaded by `.oxlintrc.json`. */
export default {
  meta: { name: 'house' },
  rules: {
    'ime-guard': keyHandlersAskTheInputMethod,
    layers,
    'no-ambient-chance': noAmbientChance,
    'no-bare-ipc': noBareIpc,
    'no-day-from-text': noDayFromText,
    'no-interface-prefix': noInterfacePrefix,
    'no-raw-html': noRawHtml,
    'no-raw-text': noRawText,
    'no-vague-names': noVagueNames,
    'package-homes': packageHomes,
  } satisfies Record<string, Rule>,
}
