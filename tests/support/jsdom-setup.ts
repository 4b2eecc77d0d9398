import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

/** What jsdom lacks and the interface needs. Each only where it is missing, so that a newer jsdom wins. */

// What a test waits for may take the real key derivation of a second on a busy machine.
configure({ asyncUtilTimeout: 20_000 })

const viewport = { width: 1440, height: 900 }

if (typeof CSS === 'undefined' || typeof CSS.escape !== 'function')
  Object.assign(globalThis, {
    // CSSOM, "serialize an identifier", without the cases of NUL.
    CSS: {
      escape: (text: string) =>
        text
          .replace(/^(-?)(\d)/, (_, dash: string, digit: string) => `${dash}\\3${digit} `)
          .replace(/[^\w\u0080-\uffff-]/g, '\\$&'),
      supports: () => false,
    },
  })

if (typeof ResizeObserver === 'undefined')
  Object.assign(globalThis, {
    ResizeObserver: class {
      readonly #listener: ResizeObserverCallback
      constructor(listener: ResizeObserverCallback) {
        this.#listener = listener
      }
      observe(target: Element): void {
        const rect = target.getBoundingClientRect()
        const size = [{ inlineSize: viewport.width, blockSize: viewport.height }]
        const entry = {
          target,
          contentRect: rect,
          borderBoxSize: size,
          contentBoxSize: size,
          devicePixelContentBoxSize: size,
        }
        queueMicrotask(() => this.#listener([entry], this))
      }
      unobserve(): void {
        return undefined
      }
      disconnect(): void {
        return undefined
      }
    },
  })

// React Flow reads the zoom of its pane from it.
if (typeof DOMMatrixReadOnly === 'undefined')
  Object.assign(globalThis, {
    DOMMatrixReadOnly: class {
      readonly m22 = 1
    },
  })

/** Width queries answer for the viewport above; a test sets another width with `setViewportWidth`. */
const lists = new Set<{ readonly query: string; readonly listeners: Set<() => void> }>()

const matches = (query: string): boolean => {
  const widest = /max-width:\s*(\d+)px/.exec(query)
  const narrowest = /min-width:\s*(\d+)px/.exec(query)
  if (widest) return viewport.width <= Number(widest[1])
  if (narrowest) return viewport.width >= Number(narrowest[1])
  return false
}

export function setViewportWidth(width: number): void {
  viewport.width = width
  for (const list of lists) for (const listener of list.listeners) listener()
}

if (typeof window.matchMedia !== 'function')
  window.matchMedia = (query) => {
    const list = { query, listeners: new Set<() => void>() }
    lists.add(list)
    const add = (_: string, listener: unknown) => {
      if (typeof listener === 'function') list.listeners.add(listener as () => void)
    }
    const remove = (_: string, listener: unknown) => {
      if (typeof listener === 'function') list.listeners.delete(listener as () => void)
    }
    return {
      media: query,
      get matches() {
        return matches(query)
      },
      onchange: null,
      addEventListener: add,
      removeEventListener: remove,
      addListener: (listener) => add('change', listener),
      removeListener: (listener) => remove('change', listener),
      dispatchEvent: () => true,
    }
  }

Element.prototype.scrollIntoView ??= () => undefined
Element.prototype.scrollTo ??= () => undefined
Element.prototype.setPointerCapture ??= () => undefined
Element.prototype.releasePointerCapture ??= () => undefined
Element.prototype.hasPointerCapture ??= () => false
Element.prototype.getAnimations ??= () => []

// jsdom lays nothing out: every element is 0 × 0, and a virtual list then draws no row.
for (const [name, size] of [
  ['clientHeight', () => viewport.height],
  ['clientWidth', () => viewport.width],
  ['offsetHeight', () => viewport.height],
  ['offsetWidth', () => viewport.width],
] as const)
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: size })

afterEach(() => {
  cleanup()
  viewport.width = 1440
})
