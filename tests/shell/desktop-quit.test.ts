import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type Application, startApplication } from './substitute/application.ts'
import {
  answerFlushes,
  appearance,
  callCore,
  hostCall,
  journalOf,
  logOf,
  quit,
  words,
} from './support/desktop.ts'

let application: Application
afterEach(() => application.kill())

const openWorkspace = (): Promise<unknown> =>
  callCore(application, 'workspace.create', {
    workspaceName: '华南',
    userName: '陆闻笙',
    language: 'zh-CN',
  })

const createNote = async (): Promise<string> =>
  (await callCore<{ id: string }>(application, 'note.create', { accountId: null, title: '拜访' })).id

/** The page as the renderer is one: asked to flush, it hands its sentence to the core, then answers. */
const typeSentence = (noteId: string, sentence: string): Promise<void> =>
  application.run(
    (electron, note, body) => {
      const page = electron.windows[0]?.page
      const bowtie = page?.bowtie as unknown as {
        onHost(listener: (name: string, data: { id: string }) => void): void
        host(name: string, input: unknown): Promise<unknown>
      }
      bowtie.onHost((name, { id }) => {
        if (name !== 'flush' || page === undefined) return
        const draft = { noteId: note, body, baseRevId: null, selection: null }
        void electron.callCore(page, 'note.saveDraft', draft).then(() => bowtie.host('flush.done', { id }))
      })
    },
    noteId,
    sentence,
  )

const draftAfterRestart = async (noteId: string): Promise<string | undefined> => {
  const { folder } = application
  application.kill()
  await application.ended
  application = await startApplication({ folder })
  const note = await callCore<{ draft: { body: string } | null }>(application, 'note.get', { id: noteId })
  return note.draft?.body
}

/** Steps of the quit in the order of the log. */
const steps = (): string[] => [...logOf(application).matchAll(/quit\.\w+ \w+/g)].map(([step]) => step)

describe('quitting', () => {
  test('VIS-3: what was typed goes to the core, the core closes, then the process ends', async () => {
    application = await startApplication()
    await openWorkspace()
    const noteId = await createNote()
    await typeSentence(noteId, '客户说三月上线')
    await application.run((electron) => electron.app.quit())
    expect(await application.ended).toBe(0)
    expect(steps()).toEqual(['quit.flush done', 'quit.core done', 'quit.keys done'])
    expect(await draftAfterRestart(noteId)).toBe('客户说三月上线')
  })

  test('asking twice, by menu and by the last window, is asking once', async () => {
    application = await startApplication()
    // What the process did last is looked at before it ends.
    await answerFlushes(application)
    await application.run((electron) => {
      const exit = electron.beforeExit()
      electron.app.quit()
      electron.app.quit()
      electron.windows[0]?.close()
      return exit
    })
    const order = await journalOf(application, 'app.quit', 'globalShortcut.unregisterAll', 'app.exit')
    // `true`: the quit was held back until everything is safe.
    expect(order).toEqual([
      { name: 'app.quit', values: [true] },
      { name: 'app.quit', values: [true] },
      { name: 'globalShortcut.unregisterAll', values: [] },
      { name: 'app.exit', values: [0] },
    ])
  })

  test('a page that does not answer keeps nobody waiting for ever, and the core closes all the same', async () => {
    application = await startApplication()
    await openWorkspace()
    await application.run((electron) => electron.app.quit())
    expect(await application.ended).toBe(0)
    expect(steps()).toEqual(['quit.flush done', 'quit.core done', 'quit.keys done'])
  })

  test('no window comes up while it ends', async () => {
    application = await startApplication()
    await application.run(async (electron) => {
      void electron.beforeExit()
      electron.app.quit()
      electron.app.emit('second-instance')
      electron.app.emit('activate')
      await new Promise(setImmediate)
    })
    expect(await journalOf(application, 'BrowserWindow', 'window.focus')).toHaveLength(1)
  })

  test('the system shutting down is asked to wait for the same', async () => {
    application = await startApplication()
    await openWorkspace()
    const noteId = await createNote()
    await typeSentence(noteId, '关机前的一句')
    const isHeld = await application.run((electron) => {
      let held = false
      electron.powerMonitor.emit('shutdown', {
        preventDefault: () => {
          held = true
        },
      })
      return held
    })
    expect(isHeld).toBe(true)
    expect(await application.ended).toBe(0)
    expect(await draftAfterRestart(noteId)).toBe('关机前的一句')
  })
})

describe('other ends', () => {
  test('VIS-3: closing the last window flushes it first', async () => {
    application = await startApplication()
    await openWorkspace()
    const noteId = await createNote()
    await typeSentence(noteId, '合上窗口前')
    await application.run((electron) => electron.windows[0]?.close())
    expect(await application.ended).toBe(0)
    expect(await draftAfterRestart(noteId)).toBe('合上窗口前')
  })

  test('VIS-3: going to sleep flushes and goes on', async () => {
    application = await startApplication()
    await openWorkspace()
    const noteId = await createNote()
    await typeSentence(noteId, '合上电脑前')
    await application.run((electron) => electron.powerMonitor.emit('suspend'))
    const draft = async (): Promise<string | undefined> =>
      (await callCore<{ draft: { body: string } | null }>(application, 'note.get', { id: noteId })).draft
        ?.body
    await expect.poll(draft).toBe('合上电脑前')
  })

  test('VIS-3: a kill leaves what was acknowledged', async () => {
    application = await startApplication()
    await openWorkspace()
    const noteId = await createNote()
    await callCore(application, 'note.saveDraft', {
      noteId,
      body: '已保存的一句',
      baseRevId: null,
      selection: null,
    })
    expect(await draftAfterRestart(noteId)).toBe('已保存的一句')
  })

  test('an answer to another window’s flush does not count', async () => {
    application = await startApplication()
    await hostCall(application, 'capture.bind', { accelerator: 'Ctrl+Alt+N', route: '/notes/new' })
    const waited = await application.run(async (electron) => {
      electron.globalShortcut.keys.get('Ctrl+Alt+N')?.()
      const [first, second] = electron.windows
      const host = second?.page.bowtie?.['host'] as (name: string, input: unknown) => Promise<unknown>
      const listen = first?.page.bowtie?.['onHost'] as (
        listener: (name: string, data: { id: string }) => void,
      ) => void
      const answered = new Promise<void>((resolve) =>
        listen((name, { id }) => {
          if (name === 'flush') void host('flush.done', { id }).then(() => resolve())
        }),
      )
      first?.close()
      await answered
      return first?.isGone === false
    })
    expect(waited).toBe(true)
  })

  test('a core that dies again and again ends it, after words that were kept from the last time', async () => {
    application = await startApplication()
    await hostCall(application, 'appearance.set', appearance)
    const { folder } = application
    await quit(application)
    application = await startApplication({ folder, env: { SUBSTITUTE_CORE: 'dies' } })
    await answerFlushes(application)
    expect(await application.run((electron) => electron.beforeExit())).toBe(0)
    const log = join(folder, 'config/bowtie/logs/main.log')
    expect(await journalOf(application, 'dialog.message')).toEqual([
      { name: 'dialog.message', values: [{ type: 'error', message: words.coreIsGone, detail: log }] },
    ])
    expect(
      [...logOf(application).matchAll(/core\.ended code=\d+ next=(\w+)/g)].map(([, next]) => next),
    ).toEqual(['restart', 'restart', 'restart', 'restart', 'give_up'])
  })
})
