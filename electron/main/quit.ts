import type { App } from 'electron'
import { withinTime } from './time-limit.ts'

/** The order in which the application ends. Each step has its time; a step that fails does not keep the next. */
export interface QuitStep {
  readonly name: string
  readonly limitMs: number
  run(): Promise<unknown> | undefined
}

export interface Quit {
  /** Whether it is ending: windows may then close without being asked again. */
  readonly isUnderWay: boolean
  /** Ends the application; a second call joins the first. */
  start(): Promise<void>
}

/**
 * Quitting waits: drafts go from the windows to the core, the core closes its store, then the process ends. The
 * first `before-quit` (menu, dock, operating system) is held back for that.
 */
export function createQuit(
  app: Pick<App, 'on' | 'exit'>,
  steps: readonly QuitStep[],
  log: (message: string) => void,
): Quit {
  let running: Promise<void> | null = null

  async function end(): Promise<void> {
    for (const step of steps) {
      const outcome = await withinTime(step.limitMs, Promise.resolve().then(step.run))
      log(`quit.${step.name} ${outcome}`)
    }
    // Everything is safe; `exit` asks nobody again.
    app.exit(0)
  }

  const start = (): Promise<void> => {
    running ??= end()
    return running
  }

  app.on('before-quit', (event) => {
    event.preventDefault()
    void start()
  })
  return {
    get isUnderWay() {
      return running !== null
    },
    start,
  }
}
