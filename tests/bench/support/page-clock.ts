import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** Milliseconds from the start of the navigation. */
    firstRow?: Promise<number>
    keyTimes?: number[]
  }
}

/** To be put into a page before its own scripts: when its first row of a table is painted and the table takes the focus. */
export function watchFirstRow(): void {
  window.firstRow = new Promise((done) => {
    const look = (): void => {
      const row = document.querySelector('[role="grid"] .g-body [role="row"]')
      const stop = document.querySelector('[role="grid"] [tabindex="0"]')
      if (row === null || stop === null) {
        requestAnimationFrame(look)
        return
      }
      const { port1, port2 } = new MessageChannel()
      // A message that is sent in a frame is delivered after its paint.
      port1.onmessage = () => done(performance.now())
      port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })
}

/** From now on notes for each key how long it takes to the end of the next painted frame. */
export const watchKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const times: number[] = []
    window.keyTimes = times
    window.addEventListener(
      'keydown',
      (event) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => times.push(performance.now() - event.timeStamp)
        requestAnimationFrame(() => port2.postMessage(null))
      },
      true,
    )
  })

/** Presses the keys one after the other, each after the picture of the one before. */
export async function pressKeys(page: Page, keys: Iterable<string>): Promise<readonly number[]> {
  const times: number[] = []
  for (const key of keys) {
    await page.keyboard.press(key)
    times.push(
      await page.evaluate(
        () =>
          new Promise<number>((done) => {
            const look = (): void => {
              const taken = window.keyTimes?.shift()
              if (taken === undefined) requestAnimationFrame(look)
              else done(taken)
            }
            look()
          }),
      ),
    )
  }
  return times
}

export interface Scrolling {
  readonly frames: number
  readonly pixels: number
}

/** Scrolls what a list lies in by so many pixels in each frame; milliseconds between the frames. */
export const scrollFrames = (
  page: Page,
  scrolling: Scrolling,
  selector = '.g-scroll',
): Promise<readonly number[]> =>
  page.evaluate(
    ({ frames, pixels, wanted }) =>
      new Promise<number[]>((done, failed) => {
        let list = document.querySelector(wanted)
        while (list !== null && list.scrollHeight <= list.clientHeight + 1) list = list.parentElement
        if (list === null) {
          failed(new Error('no list'))
          return
        }
        list.scrollTop = 0
        const times: number[] = []
        let before: number | undefined
        const step = (now: number): void => {
          if (before !== undefined) times.push(now - before)
          before = now
          if (times.length >= frames) {
            done(times)
            return
          }
          list.scrollTop += pixels
          requestAnimationFrame(step)
        }
        requestAnimationFrame(step)
      }),
    { ...scrolling, wanted: selector },
  )

/** Goes to a route and waits for the frame in which something of this selector stands there and says `text`; milliseconds. */
const goUntil = (page: Page, route: string, selector: string, text: string): Promise<number> =>
  page.evaluate(
    ({ hash, wanted, said }) =>
      new Promise<number>((done) => {
        const start = performance.now()
        const look = (): void => {
          const isThere = [...document.querySelectorAll(wanted)].some((element) =>
            (element instanceof HTMLInputElement ? element.value : element.textContent)?.includes(said),
          )
          if (!isThere) {
            requestAnimationFrame(look)
            return
          }
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => done(performance.now() - start)
          port2.postMessage(null)
        }
        window.location.hash = hash
        requestAnimationFrame(look)
      }),
    { hash: `#${route}`, wanted: selector, said: text },
  )

/** Until something of this selector stands there. */
export const goAndFind = (page: Page, route: string, selector: string): Promise<number> =>
  goUntil(page, route, selector, '')

/** Until a heading or title says `text`. */
export const goAndSee = (page: Page, route: string, text: string): Promise<number> =>
  goUntil(page, route, 'h1, main input', text)

/** Megabytes of the page's scripts after everything unused was collected. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 2 ** 20
}
