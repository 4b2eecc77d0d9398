import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Application } from '../substitute/application.ts'
import type { JournalEntry } from '../substitute/electron.ts'

/** What was asked of Electron under these names, in order. */
export const journalOf = (
  application: Application,
  ...names: readonly string[]
): Promise<readonly JournalEntry[]> =>
  application.run((electron, wanted) => electron.journal.filter(({ name }) => wanted.includes(name)), names)

/** What the page gets for a host call: the answer, or `refused`. */
export const hostCall = (application: Application, name: string, input: unknown): Promise<unknown> =>
  application.run(
    async (electron, called, json) => {
      const host = electron.windows[0]?.page.bowtie?.['host'] as (
        name: string,
        input: unknown,
      ) => Promise<unknown>
      try {
        return await host(called, JSON.parse(json))
      } catch {
        return 'refused'
      }
    },
    name,
    JSON.stringify(input),
  )

interface Answer {
  readonly ok: boolean
  readonly value?: unknown
  readonly error?: { readonly code: string }
}

/** A call of the first window's page to the core. */
export const askCore = (application: Application, name: string, input: unknown): Promise<Answer> =>
  application.run(
    (electron, called, given) => {
      const page = electron.windows[0]?.page
      if (page === undefined) throw new Error('there is no window')
      return electron.callCore(page, called, given) as Promise<Answer>
    },
    name,
    input,
  )

/** The value of a call that must go well. */
export async function callCore<Value>(
  application: Application,
  name: string,
  input: unknown,
): Promise<Value> {
  const answer = await askCore(application, name, input)
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
  return answer.value as Value
}

/** The result of a job that must end well. */
export async function runJob<Result>(
  application: Application,
  name: string,
  input: unknown,
): Promise<Result> {
  const ended = await application.run(
    (electron, called, given) => {
      const page = electron.windows[0]?.page
      if (page === undefined) throw new Error('there is no window')
      return electron.runJob(page, called, given) as Promise<{ state?: string; result?: unknown }>
    },
    name,
    input,
  )
  if (ended.state !== 'done') throw new Error(`${name}: ${JSON.stringify(ended)}`)
  return ended.result as Result
}

/** Makes the page answer every `flush` at once, as the renderer does; it may do some work before. */
export const answerFlushes = (application: Application): Promise<void> =>
  application.run((electron) => {
    for (const { page } of electron.windows) {
      const bowtie = page.bowtie as unknown as {
        onHost(listener: (name: string, data: { id: string }) => void): void
        host(name: string, input: unknown): Promise<unknown>
      }
      bowtie.onHost((name, { id }) => {
        if (name === 'flush') void bowtie.host('flush.done', { id })
      })
    }
  })

/** Quits as the menu does, and waits for the process to end. */
export async function quit(application: Application): Promise<number | null> {
  await answerFlushes(application)
  await application.run((electron) => electron.app.quit())
  return application.ended
}

export const logOf = ({ folder }: Application): string =>
  readFileSync(join(folder, 'config/bowtie/logs/main.log'), 'utf8')

export const words = {
  openLink: '在浏览器中打开这个链接？',
  open: '打开',
  cancel: '取消',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  learnSpelling: '加入词典',
  coreIsGone: '蝶结无法继续运行。已保存的内容是安全的。',
}

export const appearance = { language: 'zh-CN', theme: 'dark', words } as const
