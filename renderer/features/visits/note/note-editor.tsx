import { useEffect, useMemo, useRef, useState } from 'react'
import { locateQuote } from '../../../../shared/domain/text/index.ts'
import type { CallOutput } from '../../../../shared/contract/index.ts'
import {
  Content,
  Panel,
  PageSide,
  useCommands,
  useFrame,
  usePlace,
  useSettings,
  useZone,
  lazyComponent,
} from '../../../app/index.ts'
import { useFormat, useT } from '../../../i18n/index.ts'
import { Button, Icon, IconButton, SectionHead, showToast } from '../../../ui/index.ts'
import { AccountChoice } from '../account-choice.tsx'
import { VisitActions, VisitFacts } from '../visit-facts.tsx'
import { attachFile } from './attach-file.ts'
import { AttachmentList } from './attachment-list.tsx'
import { CutRecordings } from './cut-recordings.tsx'
import type { BoundSentence, SurfaceHandle, TextRange } from './editor/surface.ts'
import { markBoxes, NoteQuestions } from '../brief/note-questions.tsx'
import { type SlashQuery, slashInText } from './editor/slash.ts'
import {
  bindSentence,
  commandKey,
  type EvidenceCommand,
  matchingCommands,
  openEvidence,
  withoutCommand,
} from './evidence-commands.ts'
import type { SaveState } from './note-session.ts'
import { SlashMenu } from './slash-menu.tsx'
import { TitleField } from './title-field.tsx'
import { TwoTexts } from './two-texts.tsx'
import { useNoteSession } from './use-note-session.ts'
import { Versions } from './versions.tsx'
import { VoiceMemo } from './voice-memo.tsx'

const CodeSurface = lazyComponent(async () => (await import('./editor/code-surface.tsx')).CodeSurface)
const ReadingView = lazyComponent(async () => (await import('./reading/reading-view.tsx')).ReadingView)
const PlainSurface = lazyComponent(async () => (await import('./editor/plain-surface.tsx')).PlainSurface)

type Note = CallOutput<'note.get'>

interface OpenSlash {
  readonly query: SlashQuery
  readonly at: DOMRect
}

/** Files a person picks here; anything may be pasted or dropped. */
const pickedExtensions = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'pdf', 'docx', 'xlsx', 'pptx', 'txt', 'md']

/** VIS-3 … VIS-7: the sheet of paper, what its sentences became, its files and its versions. */
export function NoteEditor({ note }: { readonly note: Note }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  const frame = useFrame()
  const { plainEditor } = useSettings()
  const { query } = usePlace()
  const surface = useRef<SurfaceHandle>(null)
  const [slash, setSlash] = useState<OpenSlash | null>(null)
  const [chosen, setChosen] = useState(0)
  /** The text as it is read; null while it is written. The editor stays behind it, with its caret and its undo. */
  const [reading, setReading] = useState<string | null>(null)
  const { session, state } = useNoteSession(note, (body) => surface.current?.adopt(body))
  const [initial] = useState(() => ({
    text: session.body,
    caret: note.draft?.selection == null ? session.body.length : Number(note.draft.selection) || 0,
  }))
  const commands = useMemo(
    () => (slash === null ? [] : matchingCommands(slash.query.query, (kind) => t(commandKey(kind)))),
    [slash, t],
  )
  const accountId = note.accountId

  const bound = useMemo(
    (): readonly BoundSentence[] =>
      note.evidence.flatMap((sentence) => {
        const place = locateQuote(session.body, sentence.quote, sentence.start)
        if (place === null) return []
        const money =
          sentence.amountMinor === null || sentence.currency === null
            ? null
            : format.money({ minor: sentence.amountMinor, currency: sentence.currency })
        return [
          {
            id: sentence.id,
            kind: sentence.targetKind,
            from: place.start,
            to: place.end,
            label: t(commandKey(sentence.targetKind)),
            detail: [sentence.day?.slice(5), money].filter((part) => part != null).join(' '),
            time: '',
          },
        ]
      }),
    // The places move along with the text inside the editor; they are looked up anew when the list changes.
    [note.evidence, session, t, format],
  )

  // From a search hit: to the place that was found; else the caret goes where it was. Once: what is drawn anew later
  // takes the focus from nobody.
  const at = Number(query['at'] ?? Number.NaN)
  const hasOpened = useRef(false)
  const ready = (handle: SurfaceHandle | null): void => {
    surface.current = handle
    if (handle === null || hasOpened.current) return
    hasOpened.current = true
    if (Number.isInteger(at)) handle.reveal({ from: at, to: at })
    else handle.focus()
  }

  const lookForSlash = (text: string, selection: TextRange): void => {
    const found =
      session.isComposing || selection.from !== selection.to ? null : slashInText(text, selection.from)
    const at = found === null ? null : (surface.current?.caretBox(found.from) ?? null)
    setSlash(found === null || at === null ? null : { query: found, at })
    setChosen(0)
  }
  const choose = async (command: EvidenceCommand): Promise<void> => {
    const handle = surface.current
    if (slash === null || handle === null) return
    const { text, caret } = withoutCommand(handle.text(), slash.query)
    handle.replace(slash.query, '')
    setSlash(null)
    // The sentence is in the store before anything refers to it.
    await session.flush()
    const visitId = note.visit?.id ?? null
    const outcome = await bindSentence(frame, command.kind, {
      noteId: note.id,
      accountId,
      visitId,
      text,
      caret,
    })
    if (outcome === 'made' && command.kind === 'answer' && accountId !== null) {
      const { data } = await frame.queries.fetch('question.list', { accountId })
      const said = [
        ...(data?.answered ?? []),
        ...(data?.questions.flatMap(({ answer }) => answer ?? []) ?? []),
      ]
      markBoxes(
        surface.current,
        said.filter(({ noteId }) => noteId === note.id).map(({ question }) => question),
        'x',
      )
    }
    if (outcome === 'no_sentence') showToast({ text: t('notes.slash.noSentence'), icon: 'quote' })
    if (outcome === 'needs_account') showToast({ text: t('notes.slash.needsAccount'), icon: 'account' })
    handle.focus()
  }
  const attach = async (files: readonly File[]): Promise<void> => {
    for (const file of files)
      await attachFile(frame, frame.host.fromFile(file), { noteId: note.id, accountId }, { mime: file.type })
  }
  const pick = async (): Promise<void> => {
    const files = await frame.host.pickFiles({
      title: t('notes.attach'),
      multiple: true,
      folder: false,
      extensions: pickedExtensions,
    })
    for (const file of files) await attachFile(frame, file, { noteId: note.id, accountId })
  }
  const read = async (): Promise<void> => {
    setSlash(null)
    await session.flush()
    setReading(surface.current?.text() ?? session.body)
  }
  const write = (): void => {
    setReading(null)
    // The editor is shown with the next paint.
    requestAnimationFrame(() => surface.current?.focus())
  }
  const print = async (): Promise<void> => {
    await read()
    // What is printed is the page as it is drawn then.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const outcome = await frame.host.print(note.title || t('notes.untitled'))
    if (outcome === 'failed') showToast({ text: t('notes.reading.printFailed'), icon: 'risk' })
  }
  useCommands([
    {
      id: 'note.read',
      titleKey: reading === null ? 'notes.reading.read' : 'notes.reading.write',
      group: 'view',
      shortcut: 'Ctrl+Shift+M',
      icon: reading === null ? 'eye' : 'edit',
      run: () => (reading === null ? read() : write()),
    },
    {
      id: 'note.print',
      titleKey: 'notes.reading.print',
      group: 'record',
      icon: 'export',
      run: print,
    },
    {
      id: 'note.save',
      titleKey: 'notes.command.save',
      group: 'record',
      shortcut: 'Ctrl+S',
      icon: 'check',
      run: () => session.flush(),
    },
    {
      id: 'note.attach',
      titleKey: 'notes.attach',
      group: 'record',
      icon: 'clip',
      run: pick,
    },
  ])
  // Another window or a merge wrote: adopted when nothing of ours is on its way.
  useEffect(() => {
    if (note.heads.length > 1 || session.hasUnsaved || session.hasUnrevised || session.isComposing) return
    if (note.draft !== null || note.body === session.body) return
    session.adopted(note.body, note.headRevId)
    surface.current?.adopt(note.body)
    setReading((before) => (before === null ? null : note.body))
  }, [note, session])

  const Surface = plainEditor ? PlainSurface : CodeSurface
  return (
    <>
      <Content isFlush className="note-c">
        <div className="note-bar">
          <SaveMark state={state} />
          <span className="sp" />
          <div className="note-account">
            <AccountChoice
              hideLabel
              value={accountId}
              onChange={(next) =>
                void frame.write('note.update', { id: note.id, patch: { accountId: next } })
              }
            />
          </div>
          <Button
            size="small"
            icon={reading === null ? 'eye' : 'edit'}
            shortcut="Ctrl+Shift+M"
            onPress={() => (reading === null ? void read() : write())}
          >
            {t(reading === null ? 'notes.reading.read' : 'notes.reading.write')}
          </Button>
          {reading !== null && (
            <IconButton icon="export" label={t('notes.reading.print')} onPress={() => void print()} />
          )}
          <VoiceMemo noteId={note.id} name={note.title || t('notes.voice.name')} />
          <IconButton icon="clip" label={t('notes.attach')} onPress={() => void pick()} />
          <IconButton
            icon="trash"
            label={t('notes.remove')}
            onPress={() =>
              void frame.write('note.remove', { id: note.id }).then((result) => {
                if (result.ok) frame.navigation.go('/notes')
              })
            }
          />
        </div>
        <div className="sheet note-sheet">
          <header>
            <TitleField
              title={note.title}
              onSave={(title) => void frame.write('note.update', { id: note.id, patch: { title } })}
            />
            <p className="muted t13">
              {[
                note.accountName,
                `${format.day(zone.dayOf(note.happenedAt))} ${format.time(note.happenedAt, zone.offsetMinutes(note.happenedAt))}`,
                note.visit?.place,
              ]
                .filter((part) => part != null)
                .join(' · ')}
            </p>
            {note.visit !== null && (
              <section className="note-visit" aria-label={t('notes.visits.facts')}>
                <span className="visit-facts">
                  <VisitFacts visit={note.visit} />
                  {note.visit.agenda !== null && (
                    <details className="t12">
                      <summary>{t('notes.visits.agenda')}</summary>
                      <p className="note-agenda">{note.visit.agenda}</p>
                    </details>
                  )}
                </span>
                <span className="row">
                  <VisitActions visit={note.visit} />
                </span>
              </section>
            )}
          </header>
          <CutRecordings cut={note.cutRecordings} />
          {note.heads.length > 1 && (
            <TwoTexts
              note={note}
              onKept={(body, revId) => {
                session.adopted(body, revId)
                surface.current?.adopt(body)
              }}
            />
          )}
          {reading !== null && (
            <Panel name={t('notes.reading.text')}>
              <ReadingView text={reading} />
            </Panel>
          )}
          <div className="note-write" hidden={reading !== null}>
            <Panel name={t('notes.editor')}>
              <Surface
                ref={ready}
                label={t('notes.editor')}
                description={t('notes.editorHint')}
                initialText={initial.text}
                initialCaret={initial.caret}
                bound={bound}
                onChange={(text, selection) => {
                  session.edited(text, String(selection.from))
                  lookForSlash(text, selection)
                }}
                onSelection={(selection) => lookForSlash(surface.current?.text() ?? '', selection)}
                onComposition={(isComposing) => {
                  if (isComposing) {
                    session.compositionStarted()
                    setSlash(null)
                  } else session.compositionEnded()
                }}
                onBlur={() => {
                  setSlash(null)
                  void session.flush()
                }}
                onMenuKey={(key) => {
                  if (slash === null) return false
                  if (key === 'escape') setSlash(null)
                  else if (key === 'up' || key === 'down')
                    setChosen((now) =>
                      Math.max(0, Math.min(commands.length - 1, now + (key === 'down' ? 1 : -1))),
                    )
                  else {
                    const command = commands[chosen]
                    if (command === undefined) return false
                    void choose(command)
                  }
                  return true
                }}
                onFiles={(files) => void attach(files)}
                onOpenBound={(id) => {
                  const target = note.evidence.find((sentence) => sentence.id === id)
                  if (target !== undefined) openEvidence(frame, target, accountId)
                }}
              />
            </Panel>
          </div>
        </div>
        {slash !== null && (
          <SlashMenu
            commands={commands}
            index={chosen}
            at={slash.at}
            onChoose={(command) => void choose(command)}
          />
        )}
      </Content>
      <PageSide id="note" title={t('notes.side.title')} tab={t('notes.side.title')}>
        <NoteQuestions note={note} surface={surface} flush={() => session.flush()} />
        <section>
          <SectionHead title={t('notes.side.made')} count={note.evidence.length} line="none" />
          {note.evidence.length === 0 && <p className="muted t13">{t('notes.side.madeNone')}</p>}
          <ul className="plist">
            {note.evidence.map((sentence) => (
              <li key={sentence.id}>
                <button
                  type="button"
                  className="link grow cut"
                  onClick={() => openEvidence(frame, sentence, accountId)}
                >
                  <b>{t(commandKey(sentence.targetKind))}</b> {sentence.title}
                </button>
                <IconButton
                  icon="quote"
                  iconSize={14}
                  size="small"
                  label={t('notes.side.show', { title: sentence.title })}
                  onPress={() => {
                    const place = locateQuote(surface.current?.text() ?? '', sentence.quote, sentence.start)
                    if (place !== null) surface.current?.reveal({ from: place.start, to: place.end })
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
        <section>
          <SectionHead title={t('notes.files')} count={note.attachments.length} line="none" />
          {note.attachments.length === 0 ? (
            <p className="muted t13">{t('notes.side.filesNone')}</p>
          ) : (
            <AttachmentList attachments={note.attachments} />
          )}
        </section>
        <section>
          <SectionHead title={t('notes.versions.title')} line="none" />
          <Versions
            noteId={note.id}
            onRestore={(body) => {
              const text = surface.current?.text() ?? ''
              surface.current?.replace({ from: 0, to: text.length }, body)
            }}
          />
        </section>
      </PageSide>
    </>
  )
}

function SaveMark({ state }: { readonly state: SaveState }) {
  const t = useT()
  const format = useFormat()
  const zone = useZone()
  if (state.kind === 'typing') return <span className="muted t13">{t('notes.saving')}</span>
  if (state.kind === 'failed')
    return (
      <span className="dan t13" role="alert">
        <Icon name="risk" /> {t('notes.notSaved')}
      </span>
    )
  return (
    <span className="t13" role="status">
      <Icon name="check" className="pos" />{' '}
      {t('app.status.saved', { time: format.time(state.at, zone.offsetMinutes(state.at)) })}
    </span>
  )
}
