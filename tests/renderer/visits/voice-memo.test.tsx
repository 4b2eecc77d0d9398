import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { StoreFullError } from '../../../electron/core/store/index.ts'
import { languages } from '../../../renderer/i18n/index.ts'
import { clearToasts } from '../../../renderer/ui/index.ts'
import { newId } from '../../../shared/kernel/index.ts'
import { openTestCore, type TestCore } from '../../support/core.ts'
import { openScreen } from '../../support/screen.tsx'
import { seededRandom, testClock } from '../../support/seeded.ts'
import { axeFindings } from '../ui/harness.tsx'

/** The browser's recorder, in the test's hands: it gives what it is told to. */
class FakeRecorder extends EventTarget {
  static made: FakeRecorder[] = []
  readonly mimeType = 'audio/webm;codecs=opus'
  state: 'inactive' | 'recording' = 'inactive'
  /** Heard and not given yet. */
  waiting = ''

  constructor() {
    super()
    FakeRecorder.made.push(this)
  }
  start(): void {
    this.state = 'recording'
  }
  give(text: string): void {
    const data = new Blob([text])
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }))
  }
  requestData(): void {
    this.give(this.waiting)
    this.waiting = ''
  }
  stop(): void {
    this.state = 'inactive'
    this.requestData()
    this.dispatchEvent(new Event('stop'))
  }
}

const track = { stop: vi.fn() }
const stream = { getTracks: () => [track] } as unknown as MediaStream

beforeEach(() => {
  FakeRecorder.made = []
  track.stop.mockClear()
  vi.stubGlobal('MediaRecorder', FakeRecorder)
  clearToasts()
})
afterEach(() => vi.unstubAllGlobals())

async function recording(core: TestCore) {
  await core.call('settings.set', { plainEditor: true })
  const { id: noteId } = await core.call('note.create', { accountId: null, title: '回访' })
  const shown = await openScreen({
    core,
    route: `/notes/${noteId}`,
    microphone: () => Promise.resolve(stream),
  })
  await shown.user.click(await screen.findByRole('button', { name: '录一段语音' }))
  await screen.findByRole('timer', { name: '已录时长' })
  const recorder = FakeRecorder.made[0]
  if (recorder === undefined) throw new Error('nothing records')
  const give = async (text: string): Promise<void> => {
    core.clock.advance(1_000)
    await act(async () => {
      recorder.give(text)
      await Promise.resolve()
    })
  }
  return { ...shown, noteId, recorder, give }
}

const kept = (core: TestCore): string =>
  core.store.read
    .rows<{ bytes: string }>('SELECT bytes FROM recording_part ORDER BY recording_id, n')
    .map(({ bytes }) => Buffer.from(bytes, 'base64').toString())
    .join('')

async function soundsOf(core: TestCore, noteId: string): Promise<string[]> {
  const { attachments } = await core.call('note.get', { id: noteId })
  return Promise.all(
    attachments.map(async ({ id }) => {
      const { ticket } = await core.call('attachment.open', { id })
      const answer = core.tickets.take(ticket, null)
      if (answer.kind !== 'found') throw new Error(answer.kind)
      const parts: Uint8Array[] = []
      for await (const part of answer.chunks) parts.push(part)
      return Buffer.concat(parts).toString()
    }),
  )
}

describe('VIS-5 VIS-6 a voice memo goes to the store as it is recorded', () => {
  test('VIS-6 every part is in the store while it is recorded; the end makes one attachment and undo is offered', async () => {
    const core = await openTestCore()
    const { noteId, recorder, give, user } = await recording(core)
    await give('一')
    await waitFor(() => expect(kept(core)).toBe('一'))
    await give('二')
    await waitFor(() => expect(kept(core)).toBe('一二'))
    expect((await core.call('note.get', { id: noteId })).attachments).toEqual([])
    recorder.waiting = '三'
    await user.click(screen.getByRole('button', { name: '停止录音' }))
    await waitFor(async () => expect(await soundsOf(core, noteId)).toEqual(['一二三']))
    expect((await core.call('note.get', { id: noteId })).attachments).toMatchObject([
      { name: '回访.webm', mime: 'audio/webm', durationMs: 2_000 },
    ])
    expect(kept(core)).toBe('')
    expect(track.stop).toHaveBeenCalledTimes(1)
    await screen.findByText('放入附件「回访.webm」')
    await screen.findByRole('button', { name: '录一段语音' })
  })

  test('VIS-6 a window that is about to go hands over what the recorder still holds', async () => {
    const core = await openTestCore()
    const { recorder, give, host, noteId, user } = await recording(core)
    await give('一')
    recorder.waiting = '半秒'
    await act(() => host.flush())
    expect(kept(core)).toBe('一半秒')
    expect(recorder.state).toBe('recording')
    await user.click(screen.getByRole('button', { name: '停止录音' }))
    await waitFor(async () => expect(await soundsOf(core, noteId)).toEqual(['一半秒']))
  })

  test('VIS-6 a page that is gone leaves an attachment, and the note says that it was cut off until that is read', async () => {
    const core = await openTestCore()
    const { give, noteId, user } = await recording(core)
    for (const text of ['一', '二', '三']) await give(text)
    await waitFor(() => expect(kept(core)).toBe('一二三'))
    act(() => void window.dispatchEvent(new Event('pagehide')))
    const words = await screen.findByText(/^录音在 \d\d:\d\d 中断，前 3 秒已保留/)
    expect(await soundsOf(core, noteId)).toEqual(['一二三'])
    const callout = words.closest<HTMLElement>('.note-cut')
    if (callout === null) throw new Error('no callout')
    expect(await axeFindings(callout)).toEqual([])
    await screen.findByText('1 段中断的录音已找回，在记录的附件里。')
    await user.click(within(callout).getByRole('button', { name: '知道了' }))
    await waitFor(() => expect(screen.queryByText(/^录音在 \d\d:\d\d 中断/)).toBeNull())
    await waitFor(() => expect(screen.queryByText(/段中断的录音已找回/)).toBeNull())
  })

  test('VIS-6 a full disk: it is said, recording goes on, and what was missing is stored when there is room', async () => {
    const core = await openTestCore()
    const { give, noteId, recorder, user } = await recording(core)
    await give('一')
    await waitFor(() => expect(kept(core)).toBe('一'))
    const full = (): never => {
      throw new StoreFullError('SQLITE_FULL', 'the disk is full')
    }
    const local = vi.spyOn(core.store, 'local').mockImplementation(full)
    await give('二')
    await screen.findByText('磁盘已满，录音先留在内存里，腾出空间后自动补存')
    await give('三')
    expect(recorder.state).toBe('recording')
    expect(kept(core)).toBe('一')
    // Ended while the disk is full: still held, still said.
    await user.click(screen.getByRole('button', { name: '停止录音' }))
    await screen.findByRole('button', { name: '录一段语音' })
    screen.getByText('磁盘已满，录音先留在内存里，腾出空间后自动补存')
    local.mockRestore()
    await waitFor(async () => expect(await soundsOf(core, noteId)).toEqual(['一二三']), { timeout: 8_000 })
    await waitFor(() => expect(screen.queryByText(/^磁盘已满/)).toBeNull())
    expect(kept(core)).toBe('')
  })

  test('VIS-6 the end is refused too: the parts stay, and the attachment is made later', async () => {
    const core = await openTestCore()
    const { give, noteId, user } = await recording(core)
    await give('一')
    await waitFor(() => expect(kept(core)).toBe('一'))
    const change = vi.spyOn(core.store, 'change').mockImplementation(() => {
      throw new StoreFullError('SQLITE_FULL', 'the disk is full')
    })
    await user.click(screen.getByRole('button', { name: '停止录音' }))
    await screen.findByText(/^磁盘已满/)
    expect(kept(core)).toBe('一')
    change.mockRestore()
    await waitFor(async () => expect(await soundsOf(core, noteId)).toEqual(['一']), { timeout: 8_000 })
  })

  test('VIS-5 discarded, the store has none of it; undo brings all of it back as an attachment', async () => {
    const core = await openTestCore()
    const { give, noteId, recorder, user } = await recording(core)
    await give('一')
    await give('二')
    await waitFor(() => expect(kept(core)).toBe('一二'))
    recorder.waiting = '三'
    await user.click(screen.getByRole('button', { name: '放弃这段录音' }))
    await screen.findByText('已放弃这段录音')
    await waitFor(() => expect(kept(core)).toBe(''))
    expect(track.stop).toHaveBeenCalledTimes(1)
    expect(document.activeElement).toBe(await screen.findByRole('button', { name: '录一段语音' }))
    expect(await soundsOf(core, noteId)).toEqual([])
    await user.click(screen.getByRole('button', { name: '撤销' }))
    await waitFor(async () => expect(await soundsOf(core, noteId)).toEqual(['一二三']))
  })

  test('VIS-5 who leaves the note ends the recording, and it is with the note', async () => {
    const core = await openTestCore()
    const { give, noteId, frame, recorder } = await recording(core)
    await give('一')
    act(() => frame.navigation.go('/accounts'))
    await waitFor(async () => expect(await soundsOf(core, noteId)).toEqual(['一']))
    expect(recorder.state).toBe('inactive')
    expect((await core.call('note.get', { id: noteId })).cutRecordings).toEqual([])
  })

  test('VIS-5 stopped before the microphone gave anything, nothing is made of it', async () => {
    const core = await openTestCore()
    const { noteId, user } = await recording(core)
    await user.click(screen.getByRole('button', { name: '停止录音' }))
    await screen.findByRole('button', { name: '录一段语音' })
    expect(await soundsOf(core, noteId)).toEqual([])
    expect(core.store.read.rows('SELECT 1 FROM recording')).toEqual([])
  })
})

test.each(languages)(
  'VIS-6 INT-1 %s: what is said of a cut-off recording has its words',
  async (language) => {
    const core = await openTestCore()
    await core.call('settings.set', { plainEditor: true })
    const { id: noteId } = await core.call('note.create', { accountId: null, title: '回访' })
    const recordingId = newId(testClock(), seededRandom(3))
    const part = { recordingId, noteId, name: 'a.webm', mime: 'audio/webm', beganAt: 0 }
    await core.call('recording.keep', { ...part, n: 0, lengthMs: 130_000, bytes: 'AAAA' })
    await core.call('recording.leave', { recordingId })
    onTestFinished(clearToasts)
    await openScreen({ core, route: `/notes/${noteId}`, language })
    const words = {
      'zh-CN': /^录音在 \d\d:\d\d 中断，前 2 分 10 秒已保留，在这条记录的附件里。$/,
      'zh-TW': /^錄音在 \d\d:\d\d 中斷，前 2 分 10 秒已保留，在這筆紀錄的附件裡。$/,
      en: /^The recording was interrupted at \d\d:\d\d\. The first 2 min 10 s are kept, with this note’s files\.$/,
    }
    await screen.findByText(words[language])
  },
)
