import { describe, expect, it } from 'vitest'
import {
  NoteSession,
  type NoteSessionOptions,
  type SaveState,
} from '../../../renderer/features/visits/note/note-session.ts'

interface Saved {
  readonly kind: 'draft' | 'revision'
  readonly body: string
  readonly at: number
}

/** A store that takes its time, and a clock that the test moves. */
function stage(
  options: {
    readonly refuse?: (count: number) => boolean
    readonly saveMs?: number
    readonly merge?: (body: string) => string
  } = {},
) {
  let now = 1_000_000
  let nextHandle = 1
  const timers = new Map<number, { at: number; callback: () => void }>()
  const saved: Saved[] = []
  const states: SaveState[] = []
  const merged: string[] = []
  const parentsSeen: string[][] = []
  let attempts = 0
  const later = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => setTimer(resolve, milliseconds))
  const setTimer = (callback: () => void, milliseconds: number): number => {
    nextHandle += 1
    timers.set(nextHandle, { at: now + milliseconds, callback })
    return nextHandle
  }
  const answer = async (kind: Saved['kind'], body: string): Promise<boolean> => {
    attempts += 1
    if (options.saveMs !== undefined) await later(options.saveMs)
    if (options.refuse?.(attempts) === true) return false
    saved.push({ kind, body, at: now })
    return true
  }
  const session = new NoteSession({
    noteId: 'n1',
    body: '',
    baseRevId: null,
    savedAt: now,
    isDraft: false,
    clock: { now: () => now },
    timers: { set: setTimer, clear: (handle) => void timers.delete(handle as number) },
    saveDraft: async ({ body }) =>
      (await answer('draft', body))
        ? { ok: true, value: { savedAt: now } }
        : { ok: false, error: { code: 'disk_full', message: 'full' } },
    saveRevision: async ({ body, parents }) => {
      parentsSeen.push(parents)
      if (!(await answer('revision', body)))
        return { ok: false, error: { code: 'disk_full', message: 'full' } }
      const kept = options.merge?.(body) ?? body
      return {
        ok: true,
        value: { revId: `r${saved.length}`, savedAt: now, merged: kept !== body, body: kept, heads: 1 },
      }
    },
    onState: (state) => states.push(state),
    onMerged: (body) => merged.push(body),
  } satisfies NoteSessionOptions)
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  return {
    session,
    saved,
    states,
    merged,
    parentsSeen,
    settle,
    async wait(milliseconds: number): Promise<void> {
      const end = now + milliseconds
      for (;;) {
        await settle()
        const next = [...timers]
          .filter(([, timer]) => timer.at <= end)
          .toSorted((a, b) => a[1].at - b[1].at)[0]
        if (next === undefined) break
        timers.delete(next[0])
        now = Math.max(now, next[1].at)
        next[1].callback()
      }
      now = end
      await settle()
    },
  }
}

describe('VIS-6 nothing typed is lost', () => {
  it('saves after a pause, and says so', async () => {
    const { session, saved, states, wait } = stage()
    session.edited('沈总说', null)
    expect(states.at(-1)).toEqual({ kind: 'typing' })
    await wait(399)
    expect(saved).toEqual([])
    await wait(1)
    expect(saved).toMatchObject([{ kind: 'draft', body: '沈总说' }])
    expect(states.at(-1)).toMatchObject({ kind: 'saved' })
  })

  it('saves at least every second while somebody types without a pause', async () => {
    const { session, saved, wait } = stage()
    let text = ''
    let longestGap = 0
    for (let letter = 0; letter < 200; letter += 1) {
      text += '字'
      session.edited(text, null)
      await wait(50)
      longestGap = Math.max(longestGap, text.length - (saved.at(-1)?.body.length ?? 0))
    }
    // 50 ms a letter: a second is twenty letters.
    expect(longestGap).toBeLessThanOrEqual(20)
    expect(saved.length).toBeGreaterThan(8)
  })

  it('never saves while an input method composes, and at once afterwards', async () => {
    const { session, saved, wait } = stage()
    session.edited('已有', null)
    session.compositionStarted()
    session.edited('已有zhong', null)
    await wait(60_000)
    expect(saved).toEqual([])
    session.edited('已有中', null)
    session.compositionEnded()
    await wait(800)
    expect(saved).toMatchObject([{ kind: 'draft', body: '已有中' }])
  })

  it('keeps one write under way, so that an older text never lands on a newer one', async () => {
    const { session, saved, wait } = stage({ saveMs: 700 })
    session.edited('一', null)
    await wait(400)
    session.edited('一二', null)
    await wait(400)
    session.edited('一二三', null)
    await wait(5_000)
    expect(saved.map((entry) => entry.body)).toEqual(['一', '一二三'])
  })

  it('makes a revision after a long pause and on leaving, none for the same text', async () => {
    const { session, saved, wait } = stage()
    session.edited('记录', null)
    await wait(20_400)
    expect(saved.map((entry) => entry.kind)).toEqual(['draft', 'revision'])
    await session.flush()
    expect(saved).toHaveLength(2)
    session.edited('记录二', null)
    await session.close()
    expect(saved.at(-1)).toMatchObject({ kind: 'revision', body: '记录二' })
  })

  it('keeps a refused text and tries again until it is saved', async () => {
    const { session, saved, states, wait } = stage({ refuse: (count) => count <= 2 })
    session.edited('盘满了', null)
    await wait(400)
    expect(states.at(-1)).toMatchObject({ kind: 'failed', code: 'disk_full' })
    expect(session.hasUnsaved).toBe(true)
    await wait(5_000)
    expect(saved).toMatchObject([{ kind: 'draft', body: '盘满了' }])
    expect(states.at(-1)).toMatchObject({ kind: 'saved' })
  })

  it('shows the merged text of two writers, unless letters were typed meanwhile', async () => {
    const first = stage({ merge: (body) => `${body}\n同事的话` })
    first.session.edited('我的话', null)
    await first.session.flush()
    expect(first.merged).toEqual(['我的话\n同事的话'])
    expect(first.session.hasUnrevised).toBe(false)

    const second = stage({ saveMs: 100, merge: (body) => `${body}\n同事的话` })
    second.session.edited('我的话', null)
    const flushed = second.session.flush()
    await second.wait(50)
    second.session.edited('我的话还没完', null)
    await second.wait(100)
    await flushed
    expect(second.merged).toEqual([])
    expect(second.session.body).toBe('我的话还没完')
    await second.wait(30_000)
    expect(second.parentsSeen).toEqual([[], []])
  })
})
