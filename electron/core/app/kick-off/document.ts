import type { CallOutput, documentLanguages } from '../../../../shared/contract/index.ts'
import { cleanFileName } from '../../../../shared/kernel/index.ts'
import { type DocumentPart, type WordDocument, writeDocx } from '../../exchange/index.ts'
import type { CallContext } from '../context.ts'
import { spoolExport } from '../exports/spool.ts'
import type { KickOff } from './read.ts'
import { type DocumentWords, documentWords } from './words.ts'

type Language = (typeof documentLanguages)[number]

const mime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const namesOf = (
  { participants }: KickOff,
  side: 'ours' | 'theirs',
  { comma }: Pick<DocumentWords, 'comma'>,
): string =>
  participants
    .filter((participant) => participant.side === side)
    .map(({ name, role }) => (role === null ? name : `${name} (${role})`))
    .join(comma)

function head(kickOff: KickOff, words: DocumentWords): DocumentPart {
  const { heldOn, plannedOn, place } = kickOff
  const day = heldOn ?? (plannedOn === null ? '' : `${plannedOn}${words.word('planned')}`)
  const facts: (readonly [string, string])[] = [
    [words.word('date'), day],
    [words.word('place'), place ?? ''],
    [words.word('ours'), namesOf(kickOff, 'ours', words)],
    [words.word('theirs'), namesOf(kickOff, 'theirs', words)],
  ]
  return { kind: 'facts', facts: facts.filter(([, value]) => value !== '') }
}

function goals({ goals: text, intents, results }: KickOff, { word, kind }: DocumentWords): DocumentPart[] {
  const parts: DocumentPart[] = []
  if (text !== null) parts.push({ kind: 'paragraph', text })
  if (intents.length > 0)
    parts.push({
      kind: 'facts',
      facts: intents.map(({ statement, personName }, index) => [
        index === 0 ? word('intents') : '',
        personName === null ? statement : `${statement} (${personName})`,
      ]),
    })
  if (results.length > 0)
    parts.push({
      kind: 'table',
      columns: [
        { header: word('result'), share: 44 },
        { header: word('measure'), share: 20 },
        { header: word('fromTo'), share: 22 },
        { header: word('due'), share: 14 },
      ],
      rows: results.map((result) => [
        [result.text, kind(result.kind)] as const,
        result.measure ?? '',
        fromTo(result),
        result.dueDay ?? '',
      ]),
    })
  return parts.length === 0 ? [] : [{ kind: 'heading', text: word('goals') }, ...parts]
}

const fromTo = ({ baseline, target, unit }: KickOff['results'][number]): string =>
  baseline === null && target === null
    ? ''
    : `${baseline ?? '?'} → ${target ?? '?'}${unit === null ? '' : ` ${unit}`}`

const steps = ({ milestones }: KickOff, { word }: DocumentWords): DocumentPart[] =>
  milestones.length === 0
    ? []
    : [
        { kind: 'heading', text: word('steps') },
        {
          kind: 'table',
          columns: [
            { header: word('step'), share: 64 },
            { header: word('due'), share: 18 },
            { header: word('reached'), share: 18 },
          ],
          rows: milestones.map(({ title, dueDay, reachedOn }) => [title, dueDay ?? '', reachedOn ?? '']),
        },
      ]

const duties = (kickOff: KickOff, { word, side }: DocumentWords): DocumentPart[] => [
  { kind: 'heading', text: word('duties') },
  kickOff.duties.length === 0
    ? { kind: 'paragraph', text: word('noDuties'), isQuiet: true }
    : {
        kind: 'table',
        columns: [
          { header: word('duty'), share: 50 },
          { header: word('side'), share: 14 },
          { header: word('responsible'), share: 20 },
          { header: word('due'), share: 16 },
        ],
        rows: kickOff.duties.map((duty) => [
          [duty.title, duty.detail] as const,
          side(duty.side),
          duty.responsible ?? '',
          duty.dueDay ?? '',
        ]),
      },
]

function agreement({ agreedOn, agreedBy }: KickOff, words: DocumentWords): DocumentPart[] {
  const { word } = words
  return [
    { kind: 'heading', text: word('agreement') },
    ...(agreedOn === null || agreedBy === null
      ? []
      : [{ kind: 'paragraph' as const, text: words.agreed(agreedOn, agreedBy) }]),
    { kind: 'signatures', labels: [word('signOurs'), word('signTheirs')] },
  ]
}

/** VAL-3: the kick-off and the split of duties, as they are handed to the customer: inner remarks are not on it. */
export function kickOffDocument(
  kickOff: KickOff,
  language: Language,
  writer: { readonly user: string; readonly today: string },
): WordDocument {
  const words = documentWords(language)
  return {
    language,
    title: words.word('title'),
    subtitle: kickOff.accountName,
    author: writer.user,
    foot: `${kickOff.accountName} · ${words.writtenBy(writer.user, writer.today)}`,
    parts: [
      head(kickOff, words),
      ...goals(kickOff, words),
      ...steps(kickOff, words),
      ...duties(kickOff, words),
      ...agreement(kickOff, words),
    ],
  }
}

export async function writeKickOffDocument(
  context: CallContext,
  kickOff: KickOff,
  language: Language,
): Promise<CallOutput<'kickOff.document'>> {
  const document = kickOffDocument(kickOff, language, { user: context.user, today: context.today() })
  const written = await writeDocx(document)
  const { size, source } = await spoolExport(context.dataDir, context, oneOf(written))
  const name = `${cleanFileName(`${kickOff.accountName} ${document.title} ${context.today()}`)}.docx`
  return {
    ticket: context.tickets.openDownload({ name, mime, size, source }),
    name,
    mime,
    bytes: size,
  }
}

async function* oneOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
