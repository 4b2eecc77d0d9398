import { sentenceAt } from '../../../../shared/domain/text/index.ts'
import type { Frame } from '../../../app/index.ts'
import type { TranslationKey } from '../../../i18n/index.ts'
import type { IconName } from '../../../ui/index.ts'
import type { EvidenceKind, TextRange } from './editor/surface.ts'

export interface EvidenceCommand {
  readonly kind: EvidenceKind
  readonly icon: IconName
  /** Letters by which it is found besides its name: pinyin, initials, English. */
  readonly keywords: string
}

/** What a sentence can become, in the order of the menu. */
export const evidenceCommands: readonly EvidenceCommand[] = [
  { kind: 'promise', icon: 'promise', keywords: 'chengnuo cn promise' },
  { kind: 'requirement', icon: 'req', keywords: 'xuqiu xq requirement' },
  { kind: 'risk', icon: 'risk', keywords: 'fengxian fx risk' },
  { kind: 'task', icon: 'task', keywords: 'daiban db task todo' },
  { kind: 'value', icon: 'value', keywords: 'jiazhi jz value' },
  { kind: 'first_value', icon: 'flag', keywords: 'diyijiazhi dyjz first' },
  { kind: 'milestone', icon: 'calendar', keywords: 'lichengbei lcb milestone' },
  { kind: 'intent', icon: 'quote', keywords: 'goumaichuzhong chuzhong gmcz cz intent why' },
  { kind: 'outcome', icon: 'scale', keywords: 'yuqichengguo chengguo yqcg ro outcome' },
  { kind: 'person', icon: 'person', keywords: 'renyuan ry person' },
  { kind: 'answer', icon: 'unknown', keywords: 'huida hd answer question' },
]

export const commandKey = (kind: EvidenceKind): TranslationKey => `notes.kind.${kind}` as TranslationKey

/** The commands whose name or letters begin with what was typed behind the slash. */
export function matchingCommands(
  query: string,
  nameOf: (kind: EvidenceKind) => string,
): readonly EvidenceCommand[] {
  const wanted = query.normalize('NFKC').toLowerCase()
  if (wanted === '') return evidenceCommands
  return evidenceCommands.filter(
    ({ kind, keywords }) =>
      nameOf(kind).toLowerCase().includes(wanted) ||
      keywords.split(' ').some((keyword) => keyword.startsWith(wanted)),
  )
}

export interface BindTo {
  readonly noteId: string
  readonly accountId: string | null
  readonly visitId?: string | null
  /** The text without the command. */
  readonly text: string
  readonly caret: number
}

/** The sentence that is turned into something: the one at the caret; null where there is none. */
export function sentenceToBind({ noteId, text, caret }: BindTo): {
  readonly title: string
  readonly evidence: { noteId: string; quote: string; start: number; end: number }
} | null {
  const sentence = sentenceAt(text, caret)
  if (sentence === null || sentence.quote.trim() === '') return null
  return {
    title: sentence.quote.trim().slice(0, 2_000),
    evidence: { noteId, quote: sentence.quote, start: sentence.start, end: sentence.end },
  }
}

export type BindOutcome = 'made' | 'no_sentence' | 'needs_account' | 'refused' | 'left'

/** Makes the record at once, with the sentence as its name and its evidence; details follow by its chip. */
export async function bindSentence(frame: Frame, kind: EvidenceKind, to: BindTo): Promise<BindOutcome> {
  const sentence = sentenceToBind(to)
  if (sentence === null) return 'no_sentence'
  const { title, evidence } = sentence
  const { accountId } = to
  if (kind === 'requirement') {
    const result = await frame.write('requirement.create', { accountId, title, evidence })
    return result.ok ? 'made' : 'refused'
  }
  if (kind === 'task') {
    const result = await frame.write('task.create', { accountId, title, evidence })
    return result.ok ? 'made' : 'refused'
  }
  if (accountId === null) return 'needs_account'
  if (kind === 'person') {
    // A sentence is no name: the person's card asks for it, with the sentence beside.
    return (await frame.dialogs.open('person.edit', { accountId, evidence })) === null ? 'left' : 'made'
  }
  if (kind === 'answer') {
    // Which question it answers is asked: nobody can tell from the sentence alone.
    const visitId = to.visitId ?? null
    const made = await frame.dialogs.open('question.answer', { accountId, visitId, evidence })
    return made === null ? 'left' : 'made'
  }
  const result =
    kind === 'promise'
      ? await frame.write('promise.create', { accountId, title, evidence })
      : kind === 'risk'
        ? await frame.write('risk.create', { accountId, title, evidence })
        : kind === 'value'
          ? await frame.write('valueEntry.create', { accountId, result: title, evidence })
          : kind === 'first_value'
            ? await frame.write('firstValue.create', { accountId, statement: title, evidence })
            : kind === 'intent'
              ? await frame.write('intent.create', { accountId, statement: title, evidence })
              : kind === 'outcome'
                ? await frame.write('outcome.create', { accountId, title, evidence })
                : await frame.write('milestone.create', { accountId, title, evidence })
  return result.ok ? 'made' : 'refused'
}

/** Where the chip of a bound sentence leads. */
export function openEvidence(
  frame: Frame,
  target: { readonly targetKind: EvidenceKind; readonly targetId: string },
  accountId: string | null,
): void {
  const { targetKind, targetId } = target
  if (targetKind === 'requirement') frame.navigation.go(`/requirements/${targetId}`)
  else if (targetKind === 'value') void frame.dialogs.open('valueEntry.edit', { id: targetId })
  else if (targetKind === 'first_value') void frame.dialogs.open('firstValue.edit', { id: targetId })
  else if (targetKind === 'milestone') void frame.dialogs.open('milestone.edit', { id: targetId })
  else if (targetKind === 'intent') void frame.dialogs.open('intent.edit', { id: targetId })
  else if (targetKind === 'outcome') void frame.dialogs.open('outcome.edit', { id: targetId })
  else if (targetKind === 'person') void frame.dialogs.open('person.edit', { id: targetId })
  else if (targetKind === 'answer') {
    if (accountId !== null) frame.navigation.go(`/accounts/${accountId}/brief`)
  } else if (accountId !== null)
    frame.navigation.go(`/accounts/${accountId}?tab=${targetKind === 'promise' ? 'promises' : 'risks'}`)
}

/** The text with the command taken out, and where the caret then stands. */
export const withoutCommand = (text: string, { from, to }: TextRange): { text: string; caret: number } => ({
  text: text.slice(0, from) + text.slice(to),
  caret: from,
})
