import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { classNames } from '../../ui/index.ts'
import { useFrame } from '../frame-context.ts'
import { createInterfaceStore } from '../stores/interface-state.ts'

/** What the open page says about itself. */
export interface PageFacts {
  /** The record's name: last breadcrumb and window title. Null: the route's own word. */
  readonly title: string | null
  /** Breadcrumbs between the route's parents and the title. */
  readonly crumbs: readonly { readonly label: string; readonly route: string }[]
}

const noFacts: PageFacts = { title: null, crumbs: [] }

export const pageFacts = createInterfaceStore<{ readonly facts: PageFacts }>({ facts: noFacts })

/** The page's own name in the breadcrumb and the window title, once its data is there. */
export function usePage(title: string | null, crumbs: PageFacts['crumbs'] = []): void {
  const shape = JSON.stringify([title, crumbs])
  useLayoutEffect(() => {
    const [ownTitle, ownCrumbs] = JSON.parse(shape) as [string | null, PageFacts['crumbs']]
    const facts: PageFacts = { title: ownTitle, crumbs: ownCrumbs }
    pageFacts.setState({ facts })
    return () => {
      if (pageFacts.getState().facts === facts) pageFacts.setState({ facts: noFacts })
    }
  }, [shape])
}

/**
 * Marks an element whose scroll position belongs to the place: kept when the place is left, restored when it is
 * entered again and on the next start.
 */
export function useRestoredScroll<Element extends HTMLElement>(
  name: string,
): (element: Element | null) => void {
  const { navigation } = useFrame()
  const element = useRef<Element | null>(null)
  useEffect(() => {
    const keep = (): void => {
      if (element.current !== null) navigation.remember(`scroll.${name}`, element.current.scrollTop)
    }
    const off = navigation.onLeave(keep)
    return off
  }, [navigation, name])
  useEffect(() => {
    const wanted = navigation.recall(`scroll.${name}`)
    if (typeof wanted !== 'number' || wanted === 0) return
    let frames = 0
    let handle = 0
    // The list may need a few frames until it is high enough to scroll to where it was.
    const attempt = (): void => {
      const target = element.current
      if (target === null) return
      target.scrollTop = wanted
      frames += 1
      if (target.scrollTop < wanted && frames < 30) handle = requestAnimationFrame(attempt)
    }
    attempt()
    return () => cancelAnimationFrame(handle)
  }, [navigation, name])
  const set = useRef((next: Element | null) => {
    element.current = next
  })
  return set.current
}

export interface ContentProps {
  readonly children: ReactNode
  /** No padding and no scrolling of its own: grids, boards, editors. */
  readonly isFlush?: boolean
  readonly className?: string
}

/** The page beside the side panel. One per page, and its landmark. */
export function Content({ children, isFlush = false, className }: ContentProps) {
  const scroll = useRestoredScroll<HTMLElement>('content')
  return (
    <main
      id="page"
      ref={scroll}
      tabIndex={-1}
      className={classNames('content', isFlush && 'flush', className)}
    >
      {children}
    </main>
  )
}
