import type { CDPSession, Page } from 'playwright-core'

/** What the system's input method does to the page: it composes, commits, and its keys reach the page as its own. */
export interface InputMethod {
  /** Shows unfinished letters at the caret. */
  compose(letters: string): Promise<void>
  /** Replaces the unfinished letters by finished text. */
  commit(text: string): Promise<void>
  /** Gives the unfinished letters up. */
  cancel(): Promise<void>
  /** A key that chooses or leaves a candidate: the page is told of it as key 229. */
  key(key: 'Enter' | 'Escape' | 'ArrowDown'): Promise<void>
  /** Letters one after another as a person types `pinyin`, then the words they stand for. */
  write(pinyin: string, text: string): Promise<void>
}

const keyOfInputMethod = 229

export async function inputMethodOf(page: Page): Promise<InputMethod> {
  const session: CDPSession = await page.context().newCDPSession(page)
  const compose = (text: string): Promise<unknown> =>
    session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  const method: InputMethod = {
    async compose(letters) {
      await compose(letters)
    },
    async commit(text) {
      await session.send('Input.insertText', { text })
    },
    async cancel() {
      await compose('')
    },
    async key(key) {
      const event = { key, code: key, windowsVirtualKeyCode: keyOfInputMethod }
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
    },
    async write(pinyin, text) {
      for (let end = 1; end <= pinyin.length; end += 1) await compose(pinyin.slice(0, end))
      await method.commit(text)
    },
  }
  return method
}
